// The messages that take logic. Each function gets the error's first five arguments, then all of them.

function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

/** `a`, `a or b`, `a, b, or c`. */
function formatList(list, word = 'and') {
  if (list.length < 3) return list.join(` ${word} `);
  return `${list.slice(0, -1).join(', ')}, ${word} ${list[list.length - 1]}`;
}

/** How messages call a value that is not what was wanted. */
function determineSpecificType(value) {
  if (value === null || value === undefined) return String(value);
  switch (typeof value) {
    case 'function':
      return `function ${value.name}`;
    case 'object':
      return value.constructor?.name ? `an instance of ${value.constructor.name}` : inspect(value, { depth: -1 });
    case 'string': {
      const text = value.length > 28 ? `${value.slice(0, 25)}...` : value;
      return `type string (${text.indexOf("'") === -1 ? `'${text}'` : JSON.stringify(text)})`;
    }
    case 'number':
      return `type number (${Object.is(value, -0) ? '-0' : value})`;
    case 'bigint':
      return `type bigint (${value}n)`;
    default:
      return `type ${typeof value} (${String(value)})`;
  }
}

/** The word by which a message calls the argument or property `name`. */
function subject(name) {
  if (name.endsWith(' argument')) return name;
  return `"${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

const primitives = new Set(['string', 'function', 'number', 'object', 'boolean', 'bigint', 'symbol']);

function expectation(expected) {
  const list = Array.isArray(expected) ? expected : [expected];
  let types = [];
  const classes = [];
  const others = [];
  for (const entry of list) {
    if (primitives.has(entry) || entry === 'Function' || entry === 'Object') types.push(entry.toLowerCase());
    else if (/^[A-Z][A-Za-z0-9]*$/.test(entry)) classes.push(entry);
    else others.push(entry);
  }
  // Beside classes, "object" is one more class.
  if (classes.length > 0 && types.includes('object')) {
    types = types.filter((type) => type !== 'object');
    classes.push('Object');
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  if (classes.length > 0) parts.push(`an instance of ${formatList(classes, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  else if (others.length === 1) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

function separated(text) {
  const digits = text[0] === '-' ? 1 : 0;
  const parts = [];
  let end = text.length;
  for (; end - digits > 3; end -= 3) parts.push(text.slice(end - 3, end));
  parts.push(text.slice(0, end));
  return parts.reverse().join('_');
}

function outOfRangeValue(value) {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2 ** 32) return separated(String(value));
  if (typeof value === 'bigint') {
    const text = String(value);
    return `${value > 2n ** 32n || value < -(2n ** 32n) ? separated(text) : text}n`;
  }
  return inspect(value);
}

function importedFrom(base) {
  return base ? ` imported from ${base}` : '';
}

function packageTarget(folder, key, target, isImport = false, base = undefined) {
  const advice = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./') ?
    '; targets must start with "./"' : '';
  const where = key === '.' ? 'main target' : 'target';
  const what = `${JSON.stringify(target)} defined ${key === '.' ? '' : `for '${key}' `}in`;
  return `Invalid "${isImport ? 'imports' : 'exports'}" ${where} ${what} the package config ${folder}package.json` +
    `${importedFrom(base)}${advice}`;
}

const quoted = (name) => (Array.isArray(name) ? name.map((one) => `"${one}"`).join(' or ') : `"${name}"`);

module.exports = {
  determineSpecificType,
  formatList,

  ERR_BUFFER_OUT_OF_BOUNDS: (name) =>
    (name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds'),
  ERR_IMPORT_ATTRIBUTE_UNSUPPORTED: (key, value, url) =>
    `Import attribute "${key}" with value "${value}" is not supported${url ? ` in ${url}` : ''}`,
  ERR_INVALID_ARG_TYPE: (name, expected, actual) =>
    `The ${subject(name)} must be ${expectation(expected)}. Received ${determineSpecificType(actual)}`,
  ERR_INVALID_ARG_VALUE(name, value, reason = 'is invalid') {
    let shown = inspect(value);
    if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
    return `The ${String(name).includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
  },
  ERR_INVALID_CHAR: (name, field) => `Invalid character in ${name}${field ? ` ["${field}"]` : ''}`,
  ERR_INVALID_MIME_SYNTAX: (what, text, at) =>
    `The MIME syntax for a ${what} in "${text}" is invalid${at === -1 ? '' : ` at ${at}`}`,
  ERR_INVALID_MODULE_SPECIFIER: (request, reason, base) => `Invalid module "${request}" ${reason}${importedFrom(base)}`,
  ERR_INVALID_PACKAGE_CONFIG: (path, base, message) =>
    `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`,
  ERR_INVALID_PACKAGE_TARGET: packageTarget,
  ERR_INVALID_RETURN_VALUE: (wanted, name, value) =>
    `Expected ${wanted} to be returned from the "${name}" function but got ${determineSpecificType(value)}.`,
  ERR_INVALID_STATE: (state) => `Invalid state: ${state}`,
  ERR_MISSING_ARGS(a, b, c, d, e, all) {
    return `The ${formatList(all.map(quoted))} argument${all.length > 1 ? 's' : ''} must be specified`;
  },
  ERR_OUT_OF_RANGE(name, range, value, replaces = false) {
    const start = replaces ? name : `The value of "${name}" is out of range.`;
    return `${start} It must be ${range}. Received ${outOfRangeValue(value)}`;
  },
  ERR_PACKAGE_IMPORT_NOT_DEFINED: (specifier, folder, base) =>
    `Package import specifier "${specifier}" is not defined${folder ? ` in package ${folder}package.json` : ''} imported from ${base}`,
  ERR_PACKAGE_PATH_NOT_EXPORTED: (folder, subpath, base) =>
    (subpath === '.' ? `No "exports" main defined in ${folder}package.json${importedFrom(base)}` :
      `Package subpath '${subpath}' is not defined by "exports" in ${folder}package.json${importedFrom(base)}`),
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (option, positionals) =>
    `Unknown option '${option}'${positionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${option}"` : ''}`,
  ERR_REQUIRE_ASYNC_MODULE(filename, parent) {
    const start = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
      'To see where the top-level await comes from, use --experimental-print-required-tla.';
    return `${start}${parent ? `\n  From ${parent} ` : ''}${filename ? `\n  Requiring ${filename} ` : ''}`;
  },
  ERR_SOCKET_BAD_PORT: (name, port, allowZero = true) =>
    `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${determineSpecificType(port)}.`,
  ERR_TLS_ALPN_CALLBACK_INVALID_RESULT: (value, protocols) =>
    `ALPN callback returned a value (${value}) that did not match any of the client's offered protocols (${protocols.join(', ')})`,
  ERR_UNHANDLED_ERROR: (error) => (error === undefined ? 'Unhandled error.' : `Unhandled error. (${error})`),
  ERR_UNSUPPORTED_ESM_URL_SCHEME: (url, supported) =>
    `Only URLs with a scheme in: ${formatList(supported)} are supported by the default ESM loader. Received protocol '${url.protocol}'`,
};

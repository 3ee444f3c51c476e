// `util.parseArgs`.
const { codes } = require('internal/errors');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString, validateStringArray, validateUnion,
} = require('internal/validators');

/** An own property, or `fallback`. */
function own(object, key, fallback) {
  return Object.hasOwn(object, key) ? object[key] : fallback;
}

/** What the program was given: after the script, or after the options where the program is a text. */
function programArguments() {
  const { argv, execArgv } = process;
  const isText = execArgv.some((option) => /^(?:-e|-p|-pe|--eval|--print)(?:=|$)/.test(option));
  return argv.slice(isText ? 1 : 2);
}

function checkOptions(options) {
  for (const name of Object.keys(options)) {
    const config = options[name];
    const at = `options.${name}`;
    validateObject(config, at);
    const type = own(config, 'type');
    validateUnion(type, `${at}.type`, ['string', 'boolean']);
    if (Object.hasOwn(config, 'short')) {
      validateString(config.short, `${at}.short`);
      if (config.short.length !== 1) {
        throw new codes.ERR_INVALID_ARG_VALUE(`${at}.short`, config.short, 'must be a single character');
      }
    }
    const multiple = own(config, 'multiple');
    if (Object.hasOwn(config, 'multiple')) validateBoolean(multiple, `${at}.multiple`);
    const fallback = own(config, 'default');
    if (fallback === undefined) continue;
    if (type === 'string') (multiple ? validateStringArray : validateString)(fallback, `${at}.default`);
    else (multiple ? validateBooleanArray : validateBoolean)(fallback, `${at}.default`);
  }
}

function longName(short, options) {
  for (const name of Object.keys(options)) if (own(options[name], 'short') === short) return name;
  return short;
}

function typeOf(name, options) {
  return Object.hasOwn(options, name) ? own(options[name], 'type') : undefined;
}

/** The arguments as tokens, whatever the options allow. */
function tokenize(args, options) {
  const tokens = [];
  const add = (index, name, rawName, value, inlineValue) => {
    tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
  };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (let i = index + 1; i < args.length; i++) tokens.push({ kind: 'positional', index: i, value: args[i] });
      break;
    }
    // A value may follow as an argument of its own.
    const next = index + 1 < args.length ? args[index + 1] : undefined;
    const takeNext = (name, rawName) => {
      const takes = typeOf(name, options) === 'string' && next !== undefined && next !== null;
      add(index, name, rawName, takes ? next : undefined, takes ? false : undefined);
      if (takes) index++;
    };
    if (arg.length > 2 && arg.startsWith('--')) {
      const equals = arg.indexOf('=', 3);
      if (equals === -1) takeNext(arg.slice(2), arg);
      else add(index, arg.slice(2, equals), arg.slice(0, equals), arg.slice(equals + 1), true);
    } else if (arg.length > 1 && arg[0] === '-') {
      for (let i = 1; i < arg.length; i++) {
        const name = longName(arg[i], options);
        const rawName = `-${arg[i]}`;
        if (i === arg.length - 1) {
          takeNext(name, rawName);
        } else if (typeOf(name, options) === 'string') {
          add(index, name, rawName, arg.slice(i + 1), true);
          break;
        } else {
          add(index, name, rawName, undefined, undefined);
        }
      }
    } else {
      tokens.push({ kind: 'positional', index, value: arg });
    }
  }
  return tokens;
}

function checkUsage(token, options, allowPositionals, allowNegative) {
  let { name } = token;
  if (!Object.hasOwn(options, name)) {
    const positive = name.startsWith('no-') ? name.slice(3) : undefined;
    if (!allowNegative || positive === undefined || typeOf(positive, options) !== 'boolean') {
      throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, allowPositionals);
    }
    name = positive;
  }
  const short = own(options[name], 'short');
  const shown = `${short ? `-${short}, ` : ''}--${token.name}`;
  const type = own(options[name], 'type');
  if (type === 'string' && typeof token.value !== 'string') {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value !== undefined && token.value !== null) {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  }
  if (token.inlineValue === false && token.value.length > 1 && token.value[0] === '-') {
    const { rawName } = token;
    const example = rawName.startsWith('--') ? `'${rawName}=-XYZ'` : `'--${token.name}=-XYZ' or '${rawName}-XYZ'`;
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${rawName}' argument is ambiguous.\n` +
      `Did you forget to specify the option argument for '${rawName}'?\n` +
      `To specify an option argument starting with a dash use ${example}.`);
  }
}

function store(values, token, options, allowNegative) {
  let { name, value } = token;
  if (name === '__proto__') return;
  if (allowNegative && value === undefined && name.startsWith('no-')) {
    name = name.slice(3);
    value = false;
  }
  value ??= true;
  if (Object.hasOwn(options, name) && own(options[name], 'multiple')) (values[name] ??= []).push(value);
  else values[name] = value;
}

/** Options and positionals of a command line, as in Node's documentation. */
function parseArgs(config = { __proto__: null }) {
  const args = own(config, 'args') ?? programArguments();
  const strict = own(config, 'strict') ?? true;
  const allowPositionals = own(config, 'allowPositionals') ?? !strict;
  const returnTokens = own(config, 'tokens') ?? false;
  const allowNegative = own(config, 'allowNegative') ?? false;
  const options = own(config, 'options') ?? { __proto__: null };
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(returnTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateObject(options, 'options');
  checkOptions(options);

  const tokens = tokenize(args, options);
  const result = { values: { __proto__: null }, positionals: [] };
  if (returnTokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (strict) checkUsage(token, options, allowPositionals, allowNegative);
      store(result.values, token, options, allowNegative);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }
  for (const name of Object.keys(options)) {
    const fallback = own(options[name], 'default');
    if (fallback !== undefined && result.values[name] === undefined && name !== '__proto__') result.values[name] = fallback;
  }
  return result;
}

module.exports = { parseArgs };

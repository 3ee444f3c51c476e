// `util.format`: a first text with holes, and the rest.
const { inspect, parts: { numberText, showPrimitive, plainText } } = require('internal/util/inspect');

/** The text of `console.log(...args)`; `options` are those of `inspect`. */
function format(options, args) {
  const first = args[0];
  if (args.length === 1) return typeof first === 'string' ? first : inspect(first, options);
  const pieces = [];
  let used = 0;
  let text = '';
  if (typeof first === 'string') {
    used = 1;
    const last = first.length - 1;
    let from = 0;
    let at = first.indexOf('%');
    while (at !== -1 && at < last) {
      const verb = first[at + 1];
      if (verb === '%') {
        pieces.push(first.slice(from, at), '%');
        from = at + 2;
      } else if (used < args.length) {
        const shown = formatVerb(verb, args[used], options);
        if (shown !== undefined) {
          pieces.push(first.slice(from, at), shown);
          from = at + 2;
          used++;
        }
      }
      at = first.indexOf('%', verb === '%' || from === at + 2 ? at + 2 : at + 1);
    }
    pieces.push(first.slice(from));
    text = pieces.join('');
  }
  const rest = used === 0 ? [] : [text];
  for (let i = used; i < args.length; i++) {
    const value = args[i];
    rest.push(typeof value === 'string' ? value : inspect(value, options));
  }
  return rest.join(' ');
}

function separates(options) {
  return options?.numericSeparator ?? inspect.defaultOptions.numericSeparator;
}

function formatVerb(verb, value, options) {
  switch (verb) {
    case 's':
      return formatText(value, options);
    case 'j':
      return formatJson(value);
    case 'd':
      if (typeof value === 'bigint') return showPrimitive(plainText, value, { numericSeparator: separates(options) });
      if (typeof value === 'symbol') return 'NaN';
      return numberText(plainText, Number(value), separates(options));
    case 'i':
      if (typeof value === 'bigint') return showPrimitive(plainText, value, { numericSeparator: separates(options) });
      if (typeof value === 'symbol') return 'NaN';
      return numberText(plainText, Number.parseInt(value), separates(options));
    case 'f':
      return typeof value === 'symbol' ? 'NaN' :
        numberText(plainText, Number.parseFloat(value), separates(options));
    case 'O':
      return inspect(value, options);
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'c':
      return '';
    default:
      return undefined;
  }
}

function formatText(value, options) {
  if (typeof value === 'number') return numberText(plainText, value, separates(options));
  if (typeof value === 'bigint') return showPrimitive(plainText, value, { numericSeparator: separates(options) });
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

/** True if `String(value)` would say nothing of its own. */
function hasBuiltInToString(value) {
  const target = internalBinding('util').getProxyDetails(value, false);
  if (target !== undefined) {
    if (target === null) return true;
    value = target;
  }
  if (typeof value[Symbol.toPrimitive] === 'function' && !isBuiltInHolder(holderOf(value, Symbol.toPrimitive))) return false;
  if (typeof value.toString !== 'function') return true;
  if (Object.hasOwn(value, 'toString')) return false;
  return isBuiltInHolder(holderOf(value, 'toString'));
}

function holderOf(value, key) {
  let object = value;
  while (object !== null && !Object.hasOwn(object, key)) object = Object.getPrototypeOf(object);
  return object;
}

function isBuiltInHolder(holder) {
  const descriptor = holder === null ? undefined : Object.getOwnPropertyDescriptor(holder, 'constructor');
  return descriptor !== undefined && typeof descriptor.value === 'function' &&
    globalThis[descriptor.value.name] === descriptor.value;
}

function formatJson(value) {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (isCircularError(error)) return '[Circular]';
    throw error;
  }
}

function isCircularError(error) {
  return error instanceof TypeError && /circular|cyclic/.test(error.message);
}

/** As `format`, checking its options. */
function formatWithOptions(options, args) {
  require('internal/validators').validateObject(options, 'inspectOptions',
    require('internal/validators').kValidateObjectAllowObjects);
  return format(options, args);
}

module.exports = { format, formatWithOptions };

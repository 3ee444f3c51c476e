// `util.inspect`: primitives, plain objects and arrays, and how lines are broken. What else there is to show loads from
// `inspect/` when the first value of its kind comes by.
const { customInspectSymbol } = require('internal/util');
const { getOwnNonIndexProperties, getProxyDetails, isIdentifier, kind, quote, stringWidth } = internalBinding('util');

const defaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

// How an entry is written: as a property, as an item of an array, as a property among items.
const kProperty = 0;
const kItem = 1;
const kArrayExtra = 2;

/**
 * The text that shows `value`.
 * @param {any} value
 * @param {object|boolean} [options] as in Node's documentation; a boolean is the older `showHidden`
 */
function inspect(value, options) {
  const context = newContext();
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) context.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) context.colors = arguments[3];
    }
    if (typeof options === 'boolean') context.showHidden = options;
    else if (options) adopt(context, options);
  }
  if (context.colors) context.stylize = stylizeWithColor;
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  return formatValue(context, value, 0);
}

function newContext() {
  const d = defaultOptions;
  return {
    budget: {},
    indentationLvl: 0,
    seen: [],
    currentDepth: 0,
    circular: undefined,
    userOptions: undefined,
    stylize: stylizeNoColor,
    showHidden: d.showHidden,
    depth: d.depth,
    colors: d.colors,
    customInspect: d.customInspect,
    showProxy: d.showProxy,
    maxArrayLength: d.maxArrayLength,
    maxStringLength: d.maxStringLength,
    breakLength: d.breakLength,
    compact: d.compact,
    sorted: d.sorted,
    getters: d.getters,
    numericSeparator: d.numericSeparator,
  };
}

function adopt(context, options) {
  const keys = Object.keys(options);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (Object.hasOwn(defaultOptions, key) || key === 'stylize') context[key] = options[key];
    else context.userOptions ??= options;
  }
}

inspect.custom = customInspectSymbol;

Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() {
    return defaultOptions;
  },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(defaultOptions, options);
  },
});

// Colors and styles load when they are first looked at.
for (const key of ['colors', 'styles']) {
  Object.defineProperty(inspect, key, {
    __proto__: null,
    get() {
      const value = require('internal/util/inspect/colors')[key];
      inspect[key] = value;
      return value;
    },
    set(value) {
      Object.defineProperty(inspect, key, { __proto__: null, value, writable: true });
    },
    enumerable: true,
    configurable: true,
  });
}

function stylizeNoColor(text) {
  return text;
}

function stylizeWithColor(text, style) {
  const name = inspect.styles[style];
  if (name === undefined) return text;
  const color = inspect.colors[name];
  if (color !== undefined) return `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
  return typeof name === 'function' ? name(text) : text;
}

/** The text of one value at `depth` levels below the first. `typed` marks what a typed array stands on. */
function formatValue(ctx, value, depth, typed) {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
    return formatPrimitive(ctx.stylize, value, ctx);
  }
  const shown = value;
  const target = getProxyDetails(value, !!ctx.showProxy);
  if (target !== undefined) {
    if (target === null || target[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return require('internal/util/inspect/objects').formatProxy(ctx, target, depth);
    value = target;
  }
  if (ctx.customInspect) {
    const custom = value[customInspectSymbol];
    // A prototype shows itself: its custom function is meant for instances.
    if (typeof custom === 'function' && custom !== inspect &&
        (!value.constructor || value.constructor.prototype !== value)) {
      const left = ctx.depth === null ? null : ctx.depth - depth;
      const result = Reflect.apply(custom, shown, [left, optionsFor(ctx, target !== undefined), inspect]);
      if (result !== shown) {
        const text = typeof result === 'object' && result !== null ? formatValue(ctx, result, depth) : String(result);
        return ctx.indentationLvl === 0 ? text : text.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
      }
    }
  }
  if (ctx.seen.includes(value)) {
    let index = 1;
    if (ctx.circular === undefined) {
      ctx.circular = new Map();
      ctx.circular.set(value, index);
    } else {
      index = ctx.circular.get(value);
      if (index === undefined) {
        index = ctx.circular.size + 1;
        ctx.circular.set(value, index);
      }
    }
    return ctx.stylize(`[Circular *${index}]`, 'special');
  }
  return formatRaw(ctx, value, depth, typed);
}

function optionsFor(ctx, foreign) {
  const options = {
    stylize: ctx.stylize,
    showHidden: ctx.showHidden,
    depth: ctx.depth,
    colors: ctx.colors,
    customInspect: ctx.customInspect,
    showProxy: ctx.showProxy,
    maxArrayLength: ctx.maxArrayLength,
    maxStringLength: ctx.maxStringLength,
    breakLength: ctx.breakLength,
    compact: ctx.compact,
    sorted: ctx.sorted,
    getters: ctx.getters,
    numericSeparator: ctx.numericSeparator,
  };
  if (ctx.userOptions !== undefined) Object.assign(options, ctx.userOptions);
  if (!foreign) return options;
  // What lies behind a proxy may come from another context, and must not reach our objects through these.
  Object.setPrototypeOf(options, null);
  options.stylize = Object.setPrototypeOf((text, style) => `${ctx.stylize(`${text}`, style)}`, null);
  return options;
}

function formatPrimitive(style, value, ctx) {
  switch (typeof value) {
    case 'string':
      return formatString(style, value, ctx);
    case 'number':
      return formatNumber(style, value, ctx.numericSeparator);
    case 'bigint':
      return style(`${ctx.numericSeparator ? separate(String(value)) : String(value)}n`, 'bigint');
    case 'boolean':
      return style(String(value), 'boolean');
    case 'undefined':
      return style('undefined', 'undefined');
    case 'symbol':
      return style(Symbol.prototype.toString.call(value), 'symbol');
    default:
      return style('null', 'null');
  }
}

function formatString(style, value, ctx) {
  let trailer = '';
  if (value.length > ctx.maxStringLength) {
    const left = value.length - ctx.maxStringLength;
    value = value.slice(0, ctx.maxStringLength);
    trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
  }
  // A long text in an object is broken at its own line ends.
  if (ctx.compact !== true && value.length > 16 && value.length > ctx.breakLength - ctx.indentationLvl - 4 &&
      value.includes('\n')) {
    const lines = value.split('\n');
    const texts = [];
    for (let i = 0; i < lines.length; i++) {
      const line = i < lines.length - 1 ? `${lines[i]}\n` : lines[i];
      if (line !== '') texts.push(style(quote(line), 'string'));
    }
    return texts.join(` +\n${' '.repeat(ctx.indentationLvl + 2)}`) + trailer;
  }
  return style(quote(value), 'string') + trailer;
}

function formatNumber(style, value, separator) {
  if (!separator) return style(Object.is(value, -0) ? '-0' : String(value), 'number');
  let text = String(value);
  if (Number.isFinite(value) && !text.includes('e')) {
    const [whole, fraction] = text.split('.');
    text = fraction === undefined ? separate(whole) : `${separate(whole)}.${fraction.replace(/\d{3}(?!$)/g, '$&_')}`;
  }
  return style(text, 'number');
}

function separate(digits) {
  const parts = [];
  let end = digits.length;
  const start = digits[0] === '-' ? 1 : 0;
  for (; end - start > 3; end -= 3) parts.push(digits.slice(end - 3, end));
  parts.push(digits.slice(0, end));
  return parts.reverse().join('_');
}

function hasOwnTag(ctx, value) {
  return ctx.showHidden ? Object.hasOwn(value, Symbol.toStringTag) :
    Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
}

function formatRaw(ctx, value, depth, typed) {
  const hidden = ctx.showHidden && (depth <= ctx.depth || ctx.depth === null) ? [] : undefined;
  const constructor = constructorName(value, ctx, depth, hidden);
  const inherited = hidden !== undefined && hidden.length !== 0 ? hidden : undefined;
  let tag = value[Symbol.toStringTag];
  // An own tag is listed with the properties.
  if (typeof tag !== 'string' || (tag !== '' && hasOwnTag(ctx, value))) tag = '';

  const view = {
    constructor, tag, keys: undefined, base: '', open: '{', close: '}', formatter: undefined, extra: kProperty,
    done: undefined, inherited, typed,
  };
  if (Array.isArray(value) && (constructor === null || value[Symbol.iterator])) {
    const prefix = constructor !== 'Array' || tag !== '' ? prefixOf(constructor, tag, 'Array', `(${value.length})`) : '';
    view.keys = getOwnNonIndexProperties(value, !ctx.showHidden);
    view.open = `${prefix}[`;
    view.close = ']';
    if (value.length === 0 && view.keys.length === 0 && inherited === undefined) return `${view.open}]`;
    view.extra = kArrayExtra;
    view.formatter = formatArray;
  } else {
    const what = typeof value === 'function' ? 'Function' : kind(value) || (value instanceof Error ? 'Error' : '');
    if (what !== '') {
      require('internal/util/inspect/objects').describe(ctx, value, depth, what, view);
      if (view.done !== undefined) return view.done;
    } else {
      view.keys = keysOf(value, ctx.showHidden);
      const prefix = constructor === 'Object' && tag === '' ? '' : prefixOf(constructor, tag, fallbackName(constructor, value));
      if (view.keys.length === 0 && inherited === undefined) return `${prefix}{}`;
      view.open = `${prefix}{`;
    }
  }
  return formatEntries(ctx, value, depth, view);
}

function fallbackName(constructor, value) {
  return constructor === null ? internalBinding('util').getConstructorName(value) : 'Object';
}

function formatEntries(ctx, value, depth, view) {
  if (depth > ctx.depth && ctx.depth !== null) {
    const name = prefixOf(view.constructor, view.tag, fallbackName(view.constructor, value)).slice(0, -1);
    return ctx.stylize(view.constructor !== null ? `[${name}]` : name, 'special');
  }
  depth++;
  ctx.seen.push(value);
  ctx.currentDepth = depth;
  const indentation = ctx.indentationLvl;
  let output;
  try {
    output = view.formatter === undefined ? [] : view.formatter(ctx, value, depth, view);
    const keys = view.keys;
    for (let i = 0; i < keys.length; i++) output.push(formatProperty(ctx, value, depth, keys[i], view.extra));
    if (view.inherited !== undefined) for (let i = 0; i < view.inherited.length; i++) output.push(view.inherited[i]);
  } catch (error) {
    if (!require('internal/errors').isStackOverflowError(error)) throw error;
    ctx.seen.pop();
    ctx.indentationLvl = indentation;
    const name = prefixOf(view.constructor, view.tag, 'Object').slice(0, -1);
    return ctx.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  if (ctx.circular !== undefined) {
    const index = ctx.circular.get(value);
    if (index !== undefined) {
      const reference = ctx.stylize(`<ref *${index}>`, 'special');
      if (ctx.compact !== true) view.base = view.base === '' ? reference : `${reference} ${view.base}`;
      else view.open = `${reference} ${view.open}`;
    }
  }
  ctx.seen.pop();
  if (ctx.sorted) {
    const order = ctx.sorted === true ? undefined : ctx.sorted;
    if (view.extra === kProperty) {
      output.sort(order);
    } else if (view.keys.length > 1) {
      const items = output.length - view.keys.length;
      output = output.slice(0, items).concat(output.slice(items).sort(order));
    }
  }
  const text = joinEntries(ctx, output, depth, value, view);
  // What grows beyond all measure is cut short at the next object.
  const total = (ctx.budget[ctx.indentationLvl] || 0) + text.length;
  ctx.budget[ctx.indentationLvl] = total;
  if (total > 2 ** 27) ctx.depth = -1;
  return text;
}

/** Own keys that are shown: strings, then symbols. */
function keysOf(value, showHidden) {
  if (showHidden) return Object.getOwnPropertyNames(value).concat(Object.getOwnPropertySymbols(value));
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    // A namespace whose bindings are not initialised yet.
    keys = Object.getOwnPropertyNames(value);
  }
  const symbols = Object.getOwnPropertySymbols(value);
  for (let i = 0; i < symbols.length; i++) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbols[i])) keys.push(symbols[i]);
  }
  return keys;
}

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

/** The name of the nearest constructor; null where there is no prototype. Fills `hidden` with the prototypes' members. */
function constructorName(value, ctx, depth, hidden) {
  let first;
  let object = value;
  while (object) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (descriptor !== undefined && typeof descriptor.value === 'function' && descriptor.value.name !== '' &&
        isInstance(value, descriptor.value)) {
      if (hidden !== undefined && (first !== object || !isBuiltIn(descriptor.value))) {
        require('internal/util/inspect/objects').addPrototypeMembers(ctx, value, first || value, depth, hidden);
      }
      return String(descriptor.value.name);
    }
    object = Object.getPrototypeOf(object);
    if (first === undefined) first = object;
  }
  if (first === null) return null;
  const name = internalBinding('util').getConstructorName(value);
  if (depth > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const parent = constructorName(first, ctx, depth + 1, hidden);
  if (parent !== null) return `${name} <${parent}>`;
  return `${name} <${inspect(first, { ...ctx, customInspect: false, depth: -1 })}>`;
}

function isBuiltIn(constructor) {
  const name = constructor.name;
  return /^[A-Z]/.test(name) && globalThis[name] === constructor;
}

function prefixOf(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    return `[${fallback}${size}: null prototype] ${tag !== '' && fallback !== tag ? `[${tag}] ` : ''}`;
  }
  return `${constructor}${size} ${tag !== '' && constructor !== tag ? `[${tag}] ` : ''}`;
}

function moreItems(count) {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

function formatArray(ctx, value, depth) {
  const length = value.length;
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), length);
  const output = [];
  for (let i = 0; i < limit; i++) {
    // Holes are counted, from the first one on.
    if (!Object.hasOwn(value, i)) return require('internal/util/inspect/objects').formatSparse(ctx, value, depth, limit, output, i);
    output.push(formatProperty(ctx, value, depth, i, kItem));
  }
  if (length > limit) output.push(moreItems(length - limit));
  return output;
}

function formatProperty(ctx, value, depth, key, type, original = value) {
  let text;
  let gap = ' ';
  const descriptor = Object.getOwnPropertyDescriptor(value, key) ||
    { value: value[key], configurable: true, enumerable: true };
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || type !== kProperty ? 2 : 3;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, descriptor.value, depth);
    if (indent === 3 && ctx.breakLength < getStringWidth(text, ctx.colors)) {
      gap = `\n${' '.repeat(ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    text = require('internal/util/inspect/objects').formatGetter(ctx, descriptor, original, depth);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  return type === kItem ? text : `${formatKey(ctx, key, descriptor.enumerable)}:${gap}${text}`;
}

const unsafe = /[\x00-\x1f\x27\x5c\x7f-\x9f]/;

function formatKey(ctx, key, enumerable) {
  let name;
  if (typeof key === 'symbol') {
    const text = Symbol.prototype.toString.call(key);
    name = ctx.stylize(unsafe.test(text) ? escaped(text) : text, 'symbol');
  } else if (key === '__proto__') {
    name = "['__proto__']";
  } else if (isIdentifier(key)) {
    name = ctx.stylize(key, 'name');
  } else {
    name = ctx.stylize(quote(String(key)), 'string');
  }
  return enumerable === false ? `[${name}]` : name;
}

function escaped(text) {
  return text.replace(new RegExp(unsafe, 'g'), (unit) => {
    if (unit === "'") return "\\'";
    return quote(unit).slice(1, -1);
  });
}

function joinEntries(ctx, output, depth, value, view) {
  const { base, open, close } = view;
  const start = base === '' ? '' : `${base} `;
  if (ctx.compact !== true) {
    if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
      const entries = output.length;
      if (view.extra === kArrayExtra && entries > 6) output = require('internal/util/inspect/columns').groupItems(ctx, output, value);
      // The innermost levels share a line where they fit.
      if (ctx.currentDepth - depth < ctx.compact && entries === output.length) {
        const width = output.length + ctx.indentationLvl + open.length + base.length + 10;
        if (fits(ctx, output, width, base)) {
          const joined = output.join(', ');
          if (!joined.includes('\n')) return `${start}${open} ${joined} ${close}`;
        }
      }
    }
    const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
    return `${start}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
  }
  const middle = base === '' ? '' : ` ${base}`;
  if (fits(ctx, output, 0, base)) return `${open}${middle} ${output.join(', ')} ${close}`;
  const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
  const gap = base === '' && open.length === 1 ? ' ' : `${middle}${indentation}  `;
  return `${open}${gap}${output.join(`,${indentation}  `)} ${close}`;
}

function fits(ctx, output, start, base) {
  let total = output.length + start;
  if (total + output.length > ctx.breakLength) return false;
  for (let i = 0; i < output.length; i++) {
    total += ctx.colors ? require('internal/util').removeColors(output[i]).length : output[i].length;
    if (total > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** Columns that `text` takes on a terminal. */
function getStringWidth(text, removeControlCharacters = true) {
  return stringWidth(text, removeControlCharacters);
}

/** `text` without escape sequences. */
function stripVTControlCharacters(text) {
  require('internal/validators').validateString(text, 'str');
  return internalBinding('util').stripControlCharacters(text);
}

module.exports = {
  inspect,
  inspectDefaultOptions: defaultOptions,
  format: (...args) => require('internal/util/inspect/format').format(undefined, args),
  formatWithOptions: (options, ...args) => require('internal/util/inspect/format').formatWithOptions(options, args),
  getStringWidth,
  stripVTControlCharacters,
  // For the files beside this one.
  parts: {
    constructorName, formatNumber, formatPrimitive, formatProperty, formatString, formatValue, isInstance, joinEntries,
    kArrayExtra, kItem, kProperty, keysOf, moreItems, prefixOf, stylizeNoColor, stylizeWithColor,
  },
};

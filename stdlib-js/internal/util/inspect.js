// `util.inspect`: primitives, plain objects and arrays, and how lines are broken. What else there is to show loads from
// `inspect/` when the first value of its kind comes by.
const { customInspectSymbol } = require('internal/util');
const { getOwnNonIndexProperties, getProxyDetails, kind, stringWidth } = internalBinding('util');
const { kArrayExtra, kItem, kProperty } = require('internal/util/inspect/entry_kinds');
const { layOut } = require('internal/util/inspect/layout');
const { keyText, numberText, showPrimitive, stringText } = require('internal/util/inspect/primitives');

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

/**
 * The text that shows `value`.
 * @param {any} value
 * @param {object|boolean} [options] as in Node's documentation; a boolean is the older `showHidden`
 */
function inspect(value, options) {
  const context = newState();
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) context.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) context.colors = arguments[3];
    }
    if (typeof options === 'boolean') context.showHidden = options;
    else if (options) adopt(context, options);
  }
  if (context.colors) context.stylize = coloredText;
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  return show(context, value, 0);
}

function newState() {
  const d = defaultOptions;
  return {
    written: {},
    margin: 0,
    path: [],
    innermost: 0,
    references: undefined,
    extras: undefined,
    stylize: plainText,
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
    else context.extras ??= options;
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

function plainText(text) {
  return text;
}

function coloredText(text, style) {
  const name = inspect.styles[style];
  if (name === undefined) return text;
  const color = inspect.colors[name];
  if (color !== undefined) return `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
  return typeof name === 'function' ? name(text) : text;
}

/** The text of one value at `depth` levels below the first. `typed` marks what a typed array stands on. */
function show(state, value, depth, typed) {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
    return showPrimitive(state.stylize, value, state);
  }
  const shown = value;
  const target = getProxyDetails(value, !!state.showProxy);
  if (target !== undefined) {
    if (target === null || target[0] === null) return state.stylize('<Revoked Proxy>', 'special');
    if (state.showProxy) return require('internal/util/inspect/objects').formatProxy(state, target, depth);
    value = target;
  }
  if (state.customInspect) {
    const custom = value[customInspectSymbol];
    // A prototype shows itself: its custom function is meant for instances.
    if (typeof custom === 'function' && custom !== inspect &&
        (!value.constructor || value.constructor.prototype !== value)) {
      const left = state.depth === null ? null : state.depth - depth;
      const result = Reflect.apply(custom, shown, [left, optionsFor(state, target !== undefined), inspect]);
      if (result !== shown) {
        const text = typeof result === 'object' && result !== null ? show(state, result, depth) : String(result);
        return state.margin === 0 ? text : text.replaceAll('\n', `\n${' '.repeat(state.margin)}`);
      }
    }
  }
  if (state.path.includes(value)) {
    let index = 1;
    if (state.references === undefined) {
      state.references = new Map();
      state.references.set(value, index);
    } else {
      index = state.references.get(value);
      if (index === undefined) {
        index = state.references.size + 1;
        state.references.set(value, index);
      }
    }
    return state.stylize(`[Circular *${index}]`, 'special');
  }
  return showObject(state, value, depth, typed);
}

function optionsFor(state, foreign) {
  const options = {
    stylize: state.stylize,
    showHidden: state.showHidden,
    depth: state.depth,
    colors: state.colors,
    customInspect: state.customInspect,
    showProxy: state.showProxy,
    maxArrayLength: state.maxArrayLength,
    maxStringLength: state.maxStringLength,
    breakLength: state.breakLength,
    compact: state.compact,
    sorted: state.sorted,
    getters: state.getters,
    numericSeparator: state.numericSeparator,
  };
  if (state.extras !== undefined) Object.assign(options, state.extras);
  if (!foreign) return options;
  // What lies behind a proxy may come from another context, and must not reach our objects through these.
  Object.setPrototypeOf(options, null);
  options.stylize = Object.setPrototypeOf((text, style) => `${state.stylize(`${text}`, style)}`, null);
  return options;
}

function hasOwnTag(state, value) {
  return state.showHidden ? Object.hasOwn(value, Symbol.toStringTag) :
    Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
}

function showObject(state, value, depth, typed) {
  const hidden = state.showHidden && (depth <= state.depth || state.depth === null) ? [] : undefined;
  const constructor = constructorName(value, state, depth, hidden);
  const inherited = hidden !== undefined && hidden.length !== 0 ? hidden : undefined;
  let tag = value[Symbol.toStringTag];
  // An own tag is listed with the properties.
  if (typeof tag !== 'string' || (tag !== '' && hasOwnTag(state, value))) tag = '';

  const view = {
    constructor, tag, keys: undefined, base: '', open: '{', close: '}', formatter: undefined, extra: kProperty,
    done: undefined, inherited, typed,
  };
  if (Array.isArray(value) && (constructor === null || value[Symbol.iterator])) {
    const prefix = constructor !== 'Array' || tag !== '' ? prefixOf(constructor, tag, 'Array', `(${value.length})`) : '';
    view.keys = getOwnNonIndexProperties(value, !state.showHidden);
    view.open = `${prefix}[`;
    view.close = ']';
    if (value.length === 0 && view.keys.length === 0 && inherited === undefined) return `${view.open}]`;
    view.extra = kArrayExtra;
    view.formatter = listItems;
  } else {
    const what = typeof value === 'function' ? 'Function' : kind(value) || (value instanceof Error ? 'Error' : '');
    if (what !== '') {
      require('internal/util/inspect/objects').describe(state, value, depth, what, view);
      if (view.done !== undefined) return view.done;
    } else {
      view.keys = shownKeys(value, state.showHidden);
      const prefix = constructor === 'Object' && tag === '' ? '' : prefixOf(constructor, tag, fallbackName(constructor, value));
      if (view.keys.length === 0 && inherited === undefined) return `${prefix}{}`;
      view.open = `${prefix}{`;
    }
  }
  return showBody(state, value, depth, view);
}

function fallbackName(constructor, value) {
  return constructor === null ? internalBinding('util').getConstructorName(value) : 'Object';
}

function showBody(state, value, depth, view) {
  if (depth > state.depth && state.depth !== null) {
    const name = prefixOf(view.constructor, view.tag, fallbackName(view.constructor, value)).slice(0, -1);
    return state.stylize(view.constructor !== null ? `[${name}]` : name, 'special');
  }
  depth++;
  state.path.push(value);
  state.innermost = depth;
  const indentation = state.margin;
  let output;
  try {
    output = view.formatter === undefined ? [] : view.formatter(state, value, depth, view);
    const keys = view.keys;
    for (let i = 0; i < keys.length; i++) output.push(entryText(state, value, depth, keys[i], view.extra));
    if (view.inherited !== undefined) for (let i = 0; i < view.inherited.length; i++) output.push(view.inherited[i]);
  } catch (error) {
    if (!require('internal/errors').isStackOverflowError(error)) throw error;
    state.path.pop();
    state.margin = indentation;
    const name = prefixOf(view.constructor, view.tag, 'Object').slice(0, -1);
    return state.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  if (state.references !== undefined) {
    const index = state.references.get(value);
    if (index !== undefined) {
      const reference = state.stylize(`<ref *${index}>`, 'special');
      if (state.compact !== true) view.base = view.base === '' ? reference : `${reference} ${view.base}`;
      else view.open = `${reference} ${view.open}`;
    }
  }
  state.path.pop();
  if (state.sorted) {
    const order = state.sorted === true ? undefined : state.sorted;
    if (view.extra === kProperty) {
      output.sort(order);
    } else if (view.keys.length > 1) {
      const items = output.length - view.keys.length;
      output = output.slice(0, items).concat(output.slice(items).sort(order));
    }
  }
  const text = layOut(state, output, depth, value, view);
  // What grows beyond all measure is cut short at the next object.
  const total = (state.written[state.margin] || 0) + text.length;
  state.written[state.margin] = total;
  if (total > 2 ** 27) state.depth = -1;
  return text;
}

/** Own keys that are shown: strings, then symbols. */
function shownKeys(value, showHidden) {
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
function constructorName(value, state, depth, hidden) {
  let first;
  let object = value;
  while (object) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (descriptor !== undefined && typeof descriptor.value === 'function' && descriptor.value.name !== '' &&
        isInstance(value, descriptor.value)) {
      if (hidden !== undefined && (first !== object || !isBuiltIn(descriptor.value))) {
        require('internal/util/inspect/objects').addPrototypeMembers(state, value, first || value, depth, hidden);
      }
      return String(descriptor.value.name);
    }
    object = Object.getPrototypeOf(object);
    if (first === undefined) first = object;
  }
  if (first === null) return null;
  const name = internalBinding('util').getConstructorName(value);
  if (depth > state.depth && state.depth !== null) return `${name} <Complex prototype>`;
  const parent = constructorName(first, state, depth + 1, hidden);
  if (parent !== null) return `${name} <${parent}>`;
  return `${name} <${inspect(first, { ...state, customInspect: false, depth: -1 })}>`;
}

function isBuiltIn(constructor) {
  const name = constructor.name;
  return /^[A-Z]/.test(name) && globalThis[name] === constructor;
}

function prefixOf(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    return `[${fallback}${size}: null prototype] ${tag !== '' && fallback !== tag ? `[${tag}] ` : ''}`;
  }
  return `${constructor}${size} ${tag !== '' && !constructor.includes(tag) ? `[${tag}] ` : ''}`;
}

function moreItems(count) {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

function listItems(state, value, depth) {
  const length = value.length;
  const limit = Math.min(Math.max(0, state.maxArrayLength), length);
  const output = [];
  for (let i = 0; i < limit; i++) {
    // Holes are counted, from the first one on.
    if (!Object.hasOwn(value, i)) return require('internal/util/inspect/objects').formatSparse(state, value, depth, limit, output, i);
    output.push(entryText(state, value, depth, i, kItem));
  }
  if (length > limit) output.push(moreItems(length - limit));
  return output;
}

function entryText(state, value, depth, key, type, original = value) {
  let text;
  let gap = ' ';
  const descriptor = Object.getOwnPropertyDescriptor(value, key) ||
    { value: value[key], configurable: true, enumerable: true };
  if (descriptor.value !== undefined) {
    const indent = state.compact !== true || type !== kProperty ? 2 : 3;
    state.margin += indent;
    text = show(state, descriptor.value, depth);
    if (indent === 3 && state.breakLength < getStringWidth(text, state.colors)) {
      gap = `\n${' '.repeat(state.margin)}`;
    }
    state.margin -= indent;
  } else if (descriptor.get !== undefined) {
    text = require('internal/util/inspect/objects').formatGetter(state, descriptor, original, depth);
  } else if (descriptor.set !== undefined) {
    text = state.stylize('[Setter]', 'special');
  } else {
    text = state.stylize('undefined', 'undefined');
  }
  return type === kItem ? text : `${keyText(state, key, descriptor.enumerable)}:${gap}${text}`;
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
  format: (...args) => require('internal/util/inspect/format').format(undefined, args),
  formatWithOptions: (options, ...args) => require('internal/util/inspect/format').formatWithOptions(options, args),
  getStringWidth,
  stripVTControlCharacters,
  // For the files beside this one.
  parts: {
    constructorName, numberText, showPrimitive, entryText, stringText, show, isInstance, layOut,
    kArrayExtra, kItem, kProperty, shownKeys, moreItems, prefixOf, plainText,
},
};

// How `inspect` shows what is neither plain object nor plain array.
const { getOwnNonIndexProperties, getPromiseDetails, previewEntries } = internalBinding('util');
const {
  constructorName, numberText, showPrimitive, entryText, stringText, show, isInstance, layOut, kArrayExtra,
  kItem, kProperty, shownKeys, moreItems, prefixOf, plainText,
} = require('internal/util/inspect').parts;

/** Fills `view` for a value of the kind `what`; `view.done` is the text where that is all. */
function describe(state, value, depth, what, view) {
  view.keys = shownKeys(value, state.showHidden);
  const known = kinds[what];
  if (known !== undefined) known(state, value, view, depth, what);
  else if (what.endsWith('Array')) describeTypedArray(state, value, view, what);
  else describePlain(state, value, view);
}

function describePlain(state, value, view) {
  const prefix = view.constructor === 'Object' && view.tag === '' ? '' : prefixOf(view.constructor, view.tag, 'Object');
  bare(view, `${prefix}{`);
}

function isEmpty(view) {
  return view.keys.length === 0 && view.inherited === undefined;
}

function bare(view, open) {
  view.open = open;
  if (isEmpty(view)) view.done = `${open}}`;
}

function braces(state, view, fallback, formatter) {
  view.open = `${prefixOf(view.constructor, view.tag, fallback)}{`;
  view.formatter = formatter;
}

const kinds = {
  __proto__: null,
  Function: describeFunction,
  Error(state, value, view) {
    view.base = require('internal/util/inspect/errors').formatError(state, value, view);
    if (view.keys.length === 0 && view.inherited === undefined) view.done = view.base;
  },
  Arguments(state, value, view) {
    if (view.constructor === 'Object') bare(view, '[Arguments] {');
    else describePlain(state, value, view);
  },
  Set(state, value, view) {
    const size = sizeOf(Set, value);
    const prefix = prefixOf(view.constructor, view.tag, 'Set', `(${size})`);
    bare(view, `${prefix}{`);
    if (size !== 0) view.done = undefined;
    view.formatter = formatSet;
  },
  Map(state, value, view) {
    const size = sizeOf(Map, value);
    const prefix = prefixOf(view.constructor, view.tag, 'Map', `(${size})`);
    bare(view, `${prefix}{`);
    if (size !== 0) view.done = undefined;
    view.formatter = formatMap;
  },
  'Map Iterator': describeIterator,
  'Set Iterator': describeIterator,
  RegExp(state, value, view, depth) {
    let text = RegExp.prototype.toString.call(view.constructor === null ? new RegExp(value) : value);
    const prefix = prefixOf(view.constructor, view.tag, 'RegExp');
    if (prefix !== 'RegExp ') text = `${prefix}${text}`;
    view.base = state.stylize(text, 'regexp');
    if (isEmpty(view) || (depth > state.depth && state.depth !== null)) view.done = view.base;
  },
  Date(state, value, view) {
    let text = Number.isNaN(Date.prototype.getTime.call(value)) ? 'Invalid Date' : Date.prototype.toISOString.call(value);
    const prefix = prefixOf(view.constructor, view.tag, 'Date');
    if (prefix !== 'Date ') text = `${prefix}${text}`;
    view.base = text;
    if (isEmpty(view)) view.done = state.stylize(text, 'date');
  },
  ArrayBuffer: describeBuffer,
  SharedArrayBuffer: describeBuffer,
  DataView(state, value, view) {
    braces(state, view, 'DataView', (context, object, depth) => {
      context.margin += 2;
      const output = ['byteLength', 'byteOffset', 'buffer'].map((key) =>
        `${context.stylize(`[${key}]`, 'string')}: ${show(context, object[key], depth)}`);
      context.margin -= 2;
      return output;
    });
  },
  Promise(state, value, view) {
    braces(state, view, 'Promise', formatPromise);
  },
  WeakSet(state, value, view) {
    braces(state, view, 'WeakSet', state.showHidden ? formatWeakSet : unknownItems);
  },
  WeakMap(state, value, view) {
    braces(state, view, 'WeakMap', state.showHidden ? formatWeakMap : unknownItems);
  },
  Module(state, value, view) {
    view.open = `${prefixOf(view.constructor, view.tag, 'Module')}{`;
    view.formatter = formatNamespace;
  },
  Number: describeBoxed,
  String: describeBoxed,
  Boolean: describeBoxed,
  BigInt: describeBoxed,
  Symbol: describeBoxed,
};

function sizeOf(Class, value) {
  return Object.getOwnPropertyDescriptor(Class.prototype, 'size').get.call(value);
}

function describeTypedArray(state, value, view, name) {
  const keys = getOwnNonIndexProperties(value, !state.showHidden);
  const length = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get.call(value);
  const fallback = view.constructor === null ? name : '';
  view.keys = keys;
  view.open = `${prefixOf(view.constructor, view.tag, fallback, `(${length})`)}[`;
  view.close = ']';
  view.extra = kArrayExtra;
  if (length === 0 && keys.length === 0 && !state.showHidden) {
    view.done = `${view.open}]`;
    return;
  }
  view.formatter = (context, array, depth) => formatTypedArray(context, array, depth, length, name);
}

function formatTypedArray(state, value, depth, length, name) {
  const items = Object.getPrototypeOf(value) === null ? new globalThis[name](value) : value;
  const limit = Math.min(Math.max(0, state.maxArrayLength), length);
  const output = [];
  const style = state.stylize;
  for (let i = 0; i < limit; i++) {
    const item = items[i];
    output.push(typeof item === 'number' ? numberText(style, item, state.numericSeparator) : showPrimitive(style, item, state));
  }
  if (length > limit) output.push(moreItems(length - limit));
  if (state.showHidden) {
    state.margin += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`[${key}]: ${show(state, items[key], depth, true)}`);
    }
    state.margin -= 2;
  }
  return output;
}

function describeBuffer(state, value, view, depth, what) {
  const byteLength = (context, buffer, level) =>
    `${context.stylize('[byteLength]', 'string')}: ${show(context, buffer.byteLength, level)}`;
  braces(state, view, what, (context, buffer, level) => {
    const size = byteLength(context, buffer, level);
    return view.typed ? [size] : [contents(context, buffer), size];
  });
  // Below a typed array it is only named.
  if (view.typed && isEmpty(view)) view.done = `${view.open} ${byteLength(state, value, depth)} }`;
}

function contents(state, buffer) {
  let bytes;
  try {
    bytes = new Uint8Array(buffer);
  } catch {
    return state.stylize('(detached)', 'special');
  }
  const limit = Math.min(Math.max(0, state.maxArrayLength), bytes.length);
  const texts = [];
  for (let i = 0; i < limit; i++) texts.push(bytes[i] < 16 ? `0${bytes[i].toString(16)}` : bytes[i].toString(16));
  const left = bytes.length - limit;
  const more = left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : '';
  return `${state.stylize('[Uint8Contents]', 'special')}: <${texts.join(' ')}${more}>`;
}

function describeFunction(state, value, view) {
  view.base = functionBase(state, value, view.constructor, view.tag);
  if (isEmpty(view)) view.done = state.stylize(view.base, 'special');
}

function functionBase(state, value, constructor, tag) {
  const what = internalBinding('util').functionKind(value);
  if (what === 'class') return classBase(value, constructor, tag);
  const type = `${what}Function`;
  const name = value.name;
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  base += name === '' ? ' (anonymous)' : `: ${typeof name === 'string' ? name : show(state, name)}`;
  base += ']';
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

function classBase(value, constructor, tag) {
  const name = (Object.hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) {
    base += ' extends [null prototype]';
  } else {
    const parent = Object.getPrototypeOf(value).name;
    if (parent) base += ` extends ${parent}`;
  }
  return `[${base}]`;
}

function describeBoxed(state, value, view, depth, what) {
  let primitive;
  if (what === 'String') {
    // The characters are what the text shows already.
    view.keys = getOwnNonIndexProperties(value, !state.showHidden);
    primitive = showPrimitive(plainText, String.prototype.valueOf.call(value), state);
  } else {
    primitive = showPrimitive(plainText, globalThis[what].prototype.valueOf.call(value), state);
  }
  let base = `[${what}`;
  if (what !== view.constructor) base += view.constructor === null ? ' (null prototype)' : ` (${view.constructor})`;
  base += `: ${primitive}]`;
  if (view.tag !== '' && view.tag !== view.constructor) base += ` [${view.tag}]`;
  view.base = base;
  if (isEmpty(view)) view.done = state.stylize(base, what.toLowerCase());
}

function formatSet(state, value, depth) {
  return formatItems(state, valuesOf(Set.prototype.values, value), depth);
}

function valuesOf(method, value) {
  const iterator = method.call(value);
  const list = [];
  for (let step = iterator.next(); !step.done; step = iterator.next()) list.push(step.value);
  return list;
}

function formatItems(state, items, depth) {
  const limit = Math.min(Math.max(0, state.maxArrayLength), items.length);
  const output = [];
  state.margin += 2;
  for (let i = 0; i < limit; i++) output.push(show(state, items[i], depth));
  state.margin -= 2;
  if (items.length > limit) output.push(moreItems(items.length - limit));
  return output;
}

function formatMap(state, value, depth) {
  const entries = valuesOf(Map.prototype.entries, value);
  const limit = Math.min(Math.max(0, state.maxArrayLength), entries.length);
  const output = [];
  state.margin += 2;
  for (let i = 0; i < limit; i++) {
    output.push(`${show(state, entries[i][0], depth)} => ${show(state, entries[i][1], depth)}`);
  }
  state.margin -= 2;
  if (entries.length > limit) output.push(moreItems(entries.length - limit));
  return output;
}

function describeIterator(state, value, view, depth, what) {
  const [entries, pairs] = previewEntries(value, true);
  let tag = what;
  if (pairs) tag = `${what.slice(0, 3)} Entries`;
  // An own tag besides the engine's is named too.
  if (view.tag !== '' && view.tag !== what) tag = `${tag}] [${view.tag}`;
  view.open = `[${tag}] {`;
  view.formatter = (context, object, level) => (pairs ? formatPairs(context, entries, level) :
    formatItems(context, entries, level));
}

function formatPairs(state, flat, depth) {
  const total = flat.length / 2;
  const limit = Math.min(Math.max(0, state.maxArrayLength), total);
  const output = [];
  state.margin += 2;
  for (let i = 0; i < limit; i++) {
    const pair = [show(state, flat[i * 2], depth), show(state, flat[i * 2 + 1], depth)];
    output.push(layOut(state, pair, depth, undefined, { base: '', open: '[', close: ']', extra: kArrayExtra }));
  }
  state.margin -= 2;
  if (total > limit) output.push(moreItems(total - limit));
  return output;
}

function formatPromise(state, value, depth) {
  const [outcome, result] = getPromiseDetails(value);
  if (outcome === 0) return [state.stylize('<pending>', 'special')];
  state.margin += 2;
  const text = show(state, result, depth);
  state.margin -= 2;
  return [outcome === 2 ? `${state.stylize('<rejected>', 'special')} ${text}` : text];
}

function unknownItems(state) {
  return [state.stylize('<items unknown>', 'special')];
}

function formatWeakSet(state, value, depth) {
  // Their order means nothing, so it is made stable.
  return sortedItems(state, previewEntries(value), depth);
}

function sortedItems(state, items, depth) {
  if (items === undefined) return unknownItems(state);
  const limit = Math.min(Math.max(0, state.maxArrayLength), items.length);
  const output = [];
  state.margin += 2;
  for (let i = 0; i < limit; i++) output.push(show(state, items[i], depth));
  state.margin -= 2;
  output.sort();
  if (items.length > limit) output.push(moreItems(items.length - limit));
  return output;
}

function formatWeakMap(state, value, depth) {
  const flat = previewEntries(value);
  if (flat === undefined) return unknownItems(state);
  const total = flat.length / 2;
  const limit = Math.min(Math.max(0, state.maxArrayLength), total);
  const output = [];
  state.margin += 2;
  for (let i = 0; i < limit; i++) {
    output.push(`${show(state, flat[i * 2], depth)} => ${show(state, flat[i * 2 + 1], depth)}`);
  }
  state.margin -= 2;
  output.sort();
  if (total > limit) output.push(moreItems(total - limit));
  return output;
}

function formatNamespace(state, value, depth, view) {
  const output = [];
  const keys = view.keys;
  view.keys = [];
  for (let i = 0; i < keys.length; i++) {
    try {
      output.push(entryText(state, value, depth, keys[i], kProperty));
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      // Show the key as any other, without touching the binding.
      const shown = entryText(state, { [keys[i]]: '' }, depth, keys[i], kProperty);
      output.push(`${shown.slice(0, shown.lastIndexOf(' '))} ${state.stylize('<uninitialized>', 'special')}`);
    }
  }
  return output;
}

/** The items of an array from its first hole on. */
function formatSparse(state, value, depth, limit, output, first) {
  const keys = Object.keys(value);
  let at = first;
  let expected = first;
  while (at < keys.length && output.length < limit) {
    const key = keys[at];
    const index = Number(key);
    // Keys that are no indices come after all indices.
    if (!(index < 4294967295) || String(index >>> 0) !== key) break;
    if (index !== expected) {
      output.push(hole(state, index - expected));
      expected = index;
      if (output.length >= limit) break;
    }
    output.push(entryText(state, value, depth, key, kItem));
    expected++;
    at++;
  }
  let left = value.length - expected;
  if (output.length < limit) {
    if (left > 0) output.push(hole(state, left));
    left = 0;
  }
  if (left > 0) output.push(moreItems(left));
  return output;
}

function hole(state, count) {
  return state.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

function formatGetter(state, descriptor, original, depth) {
  const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
  const style = state.stylize;
  const wanted = state.getters && (state.getters === true ||
    (state.getters === 'get' ? descriptor.set === undefined : state.getters === 'set' && descriptor.set !== undefined));
  if (!wanted) return style(`[${label}]`, 'special');
  state.margin += 2;
  try {
    const value = Reflect.apply(descriptor.get, original, []);
    let text;
    if (value === null) text = `${style(`[${label}:`, 'special')} ${style('null', 'null')}${style(']', 'special')}`;
    else if (typeof value === 'object') text = `${style(`[${label}]`, 'special')} ${show(state, value, depth)}`;
    else text = `${style(`[${label}:`, 'special')} ${showPrimitive(style, value, state)}${style(']', 'special')}`;
    state.margin -= 2;
    return text;
  } catch (error) {
    const message = `<Inspection threw (${show(state, error, depth)})>`;
    state.margin -= 2;
    return `${style(`[${label}:`, 'special')} ${message}${style(']', 'special')}`;
  }
}

function formatProxy(state, pair, depth) {
  if (depth > state.depth && state.depth !== null) return state.stylize('Proxy [Array]', 'special');
  depth++;
  state.margin += 2;
  const output = [show(state, pair[0], depth), show(state, pair[1], depth)];
  state.margin -= 2;
  return layOut(state, output, depth, undefined,
    { base: '', open: 'Proxy [', close: ']', extra: kArrayExtra });
}

/** With `showHidden`, what the prototypes of a program's own classes hold. */
function addPrototypeMembers(state, main, object, depth, output) {
  let level = 0;
  let keys;
  let known;
  do {
    if (level !== 0 || main === object) {
      object = Object.getPrototypeOf(object);
      if (object === null) break;
      const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
      if (descriptor !== undefined && typeof descriptor.value === 'function' &&
          globalThis[descriptor.value.name] === descriptor.value) break;
    }
    if (level === 0) known = new Set();
    else for (const key of keys) known.add(key);
    keys = Reflect.ownKeys(object);
    state.path.push(main);
    for (const key of keys) {
      // What an earlier level hides is not repeated.
      if (key === 'constructor' || Object.hasOwn(main, key) || (level !== 0 && known.has(key))) continue;
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = entryText(state, object, depth, key, kProperty, main);
      output.push(state.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    state.path.pop();
  } while (++level !== 3);
}

module.exports = { addPrototypeMembers, constructorName, describe, formatGetter, formatProxy, formatSparse, isInstance };

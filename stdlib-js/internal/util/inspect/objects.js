// How `inspect` shows what is neither plain object nor plain array.
const { getOwnNonIndexProperties, getPromiseDetails, previewEntries } = internalBinding('util');
const {
  constructorName, formatNumber, formatPrimitive, formatProperty, formatString, formatValue, isInstance, joinEntries, kArrayExtra,
  kItem, kProperty, keysOf, moreItems, prefixOf, stylizeNoColor,
} = require('internal/util/inspect').parts;

/** Fills `view` for a value of the kind `what`; `view.done` is the text where that is all. */
function describe(ctx, value, depth, what, view) {
  view.keys = keysOf(value, ctx.showHidden);
  const known = kinds[what];
  if (known !== undefined) known(ctx, value, view, depth, what);
  else if (what.endsWith('Array')) describeTypedArray(ctx, value, view, what);
  else describePlain(ctx, value, view);
}

function describePlain(ctx, value, view) {
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

function braces(ctx, view, fallback, formatter) {
  view.open = `${prefixOf(view.constructor, view.tag, fallback)}{`;
  view.formatter = formatter;
}

const kinds = {
  __proto__: null,
  Function: describeFunction,
  Error(ctx, value, view) {
    view.base = require('internal/util/inspect/errors').formatError(ctx, value, view);
    if (view.keys.length === 0 && view.inherited === undefined) view.done = view.base;
  },
  Arguments(ctx, value, view) {
    if (view.constructor === 'Object') bare(view, '[Arguments] {');
    else describePlain(ctx, value, view);
  },
  Set(ctx, value, view) {
    const size = sizeOf(Set, value);
    const prefix = prefixOf(view.constructor, view.tag, 'Set', `(${size})`);
    bare(view, `${prefix}{`);
    if (size !== 0) view.done = undefined;
    view.formatter = formatSet;
  },
  Map(ctx, value, view) {
    const size = sizeOf(Map, value);
    const prefix = prefixOf(view.constructor, view.tag, 'Map', `(${size})`);
    bare(view, `${prefix}{`);
    if (size !== 0) view.done = undefined;
    view.formatter = formatMap;
  },
  'Map Iterator': describeIterator,
  'Set Iterator': describeIterator,
  RegExp(ctx, value, view, depth) {
    let text = RegExp.prototype.toString.call(view.constructor === null ? new RegExp(value) : value);
    const prefix = prefixOf(view.constructor, view.tag, 'RegExp');
    if (prefix !== 'RegExp ') text = `${prefix}${text}`;
    view.base = ctx.stylize(text, 'regexp');
    if (isEmpty(view) || (depth > ctx.depth && ctx.depth !== null)) view.done = view.base;
  },
  Date(ctx, value, view) {
    let text = Number.isNaN(Date.prototype.getTime.call(value)) ? 'Invalid Date' : Date.prototype.toISOString.call(value);
    const prefix = prefixOf(view.constructor, view.tag, 'Date');
    if (prefix !== 'Date ') text = `${prefix}${text}`;
    view.base = text;
    if (isEmpty(view)) view.done = ctx.stylize(text, 'date');
  },
  ArrayBuffer: describeBuffer,
  SharedArrayBuffer: describeBuffer,
  DataView(ctx, value, view) {
    braces(ctx, view, 'DataView', (context, object, depth) => {
      context.indentationLvl += 2;
      const output = ['byteLength', 'byteOffset', 'buffer'].map((key) =>
        `${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, object[key], depth)}`);
      context.indentationLvl -= 2;
      return output;
    });
  },
  Promise(ctx, value, view) {
    braces(ctx, view, 'Promise', formatPromise);
  },
  WeakSet(ctx, value, view) {
    braces(ctx, view, 'WeakSet', ctx.showHidden ? formatWeakSet : unknownItems);
  },
  WeakMap(ctx, value, view) {
    braces(ctx, view, 'WeakMap', ctx.showHidden ? formatWeakMap : unknownItems);
  },
  Module(ctx, value, view) {
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

function describeTypedArray(ctx, value, view, name) {
  const keys = getOwnNonIndexProperties(value, !ctx.showHidden);
  const length = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get.call(value);
  const fallback = view.constructor === null ? name : '';
  view.keys = keys;
  view.open = `${prefixOf(view.constructor, view.tag, fallback, `(${length})`)}[`;
  view.close = ']';
  view.extra = kArrayExtra;
  if (length === 0 && keys.length === 0 && !ctx.showHidden) {
    view.done = `${view.open}]`;
    return;
  }
  view.formatter = (context, array, depth) => formatTypedArray(context, array, depth, length, name);
}

function formatTypedArray(ctx, value, depth, length, name) {
  const items = Object.getPrototypeOf(value) === null ? new globalThis[name](value) : value;
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), length);
  const output = [];
  const style = ctx.stylize;
  for (let i = 0; i < limit; i++) {
    const item = items[i];
    output.push(typeof item === 'number' ? formatNumber(style, item, ctx.numericSeparator) : formatPrimitive(style, item, ctx));
  }
  if (length > limit) output.push(moreItems(length - limit));
  if (ctx.showHidden) {
    ctx.indentationLvl += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`[${key}]: ${formatValue(ctx, items[key], depth, true)}`);
    }
    ctx.indentationLvl -= 2;
  }
  return output;
}

function describeBuffer(ctx, value, view, depth, what) {
  const byteLength = (context, buffer, level) =>
    `${context.stylize('[byteLength]', 'string')}: ${formatValue(context, buffer.byteLength, level)}`;
  braces(ctx, view, what, (context, buffer, level) => {
    const size = byteLength(context, buffer, level);
    return view.typed ? [size] : [contents(context, buffer), size];
  });
  // Below a typed array it is only named.
  if (view.typed && isEmpty(view)) view.done = `${view.open} ${byteLength(ctx, value, depth)} }`;
}

function contents(ctx, buffer) {
  let bytes;
  try {
    bytes = new Uint8Array(buffer);
  } catch {
    return ctx.stylize('(detached)', 'special');
  }
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), bytes.length);
  const texts = [];
  for (let i = 0; i < limit; i++) texts.push(bytes[i] < 16 ? `0${bytes[i].toString(16)}` : bytes[i].toString(16));
  const left = bytes.length - limit;
  const more = left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : '';
  return `${ctx.stylize('[Uint8Contents]', 'special')}: <${texts.join(' ')}${more}>`;
}

function describeFunction(ctx, value, view) {
  view.base = functionBase(ctx, value, view.constructor, view.tag);
  if (isEmpty(view)) view.done = ctx.stylize(view.base, 'special');
}

function functionBase(ctx, value, constructor, tag) {
  const what = internalBinding('util').functionKind(value);
  if (what === 'class') return classBase(value, constructor, tag);
  const type = `${what}Function`;
  const name = value.name;
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  base += name === '' ? ' (anonymous)' : `: ${typeof name === 'string' ? name : formatValue(ctx, name)}`;
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

function describeBoxed(ctx, value, view, depth, what) {
  let primitive;
  if (what === 'String') {
    // The characters are what the text shows already.
    view.keys = getOwnNonIndexProperties(value, !ctx.showHidden);
    primitive = formatPrimitive(stylizeNoColor, String.prototype.valueOf.call(value), ctx);
  } else {
    primitive = formatPrimitive(stylizeNoColor, globalThis[what].prototype.valueOf.call(value), ctx);
  }
  let base = `[${what}`;
  if (what !== view.constructor) base += view.constructor === null ? ' (null prototype)' : ` (${view.constructor})`;
  base += `: ${primitive}]`;
  if (view.tag !== '' && view.tag !== view.constructor) base += ` [${view.tag}]`;
  view.base = base;
  if (isEmpty(view)) view.done = ctx.stylize(base, what.toLowerCase());
}

function formatSet(ctx, value, depth) {
  return formatItems(ctx, valuesOf(Set.prototype.values, value), depth);
}

function valuesOf(method, value) {
  const iterator = method.call(value);
  const list = [];
  for (let step = iterator.next(); !step.done; step = iterator.next()) list.push(step.value);
  return list;
}

function formatItems(ctx, items, depth) {
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), items.length);
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < limit; i++) output.push(formatValue(ctx, items[i], depth));
  ctx.indentationLvl -= 2;
  if (items.length > limit) output.push(moreItems(items.length - limit));
  return output;
}

function formatMap(ctx, value, depth) {
  const entries = valuesOf(Map.prototype.entries, value);
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), entries.length);
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < limit; i++) {
    output.push(`${formatValue(ctx, entries[i][0], depth)} => ${formatValue(ctx, entries[i][1], depth)}`);
  }
  ctx.indentationLvl -= 2;
  if (entries.length > limit) output.push(moreItems(entries.length - limit));
  return output;
}

function describeIterator(ctx, value, view, depth, what) {
  const [entries, pairs] = previewEntries(value, true);
  let tag = what;
  if (pairs) tag = `${what.slice(0, 3)} Entries`;
  // An own tag besides the engine's is named too.
  if (view.tag !== '' && view.tag !== what) tag = `${tag}] [${view.tag}`;
  view.open = `[${tag}] {`;
  view.formatter = (context, object, level) => (pairs ? formatPairs(context, entries, level) :
    formatItems(context, entries, level));
}

function formatPairs(ctx, flat, depth) {
  const total = flat.length / 2;
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), total);
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < limit; i++) {
    const pair = [formatValue(ctx, flat[i * 2], depth), formatValue(ctx, flat[i * 2 + 1], depth)];
    output.push(joinEntries(ctx, pair, depth, undefined, { base: '', open: '[', close: ']', extra: kArrayExtra }));
  }
  ctx.indentationLvl -= 2;
  if (total > limit) output.push(moreItems(total - limit));
  return output;
}

function formatPromise(ctx, value, depth) {
  const [state, result] = getPromiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  ctx.indentationLvl += 2;
  const text = formatValue(ctx, result, depth);
  ctx.indentationLvl -= 2;
  return [state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

function unknownItems(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

function formatWeakSet(ctx, value, depth) {
  // Their order means nothing, so it is made stable.
  return sortedItems(ctx, previewEntries(value), depth);
}

function sortedItems(ctx, items, depth) {
  if (items === undefined) return unknownItems(ctx);
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), items.length);
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < limit; i++) output.push(formatValue(ctx, items[i], depth));
  ctx.indentationLvl -= 2;
  output.sort();
  if (items.length > limit) output.push(moreItems(items.length - limit));
  return output;
}

function formatWeakMap(ctx, value, depth) {
  const flat = previewEntries(value);
  if (flat === undefined) return unknownItems(ctx);
  const total = flat.length / 2;
  const limit = Math.min(Math.max(0, ctx.maxArrayLength), total);
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < limit; i++) {
    output.push(`${formatValue(ctx, flat[i * 2], depth)} => ${formatValue(ctx, flat[i * 2 + 1], depth)}`);
  }
  ctx.indentationLvl -= 2;
  output.sort();
  if (total > limit) output.push(moreItems(total - limit));
  return output;
}

function formatNamespace(ctx, value, depth, view) {
  const output = [];
  const keys = view.keys;
  view.keys = [];
  for (let i = 0; i < keys.length; i++) {
    try {
      output.push(formatProperty(ctx, value, depth, keys[i], kProperty));
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      // Show the key as any other, without touching the binding.
      const shown = formatProperty(ctx, { [keys[i]]: '' }, depth, keys[i], kProperty);
      output.push(`${shown.slice(0, shown.lastIndexOf(' '))} ${ctx.stylize('<uninitialized>', 'special')}`);
    }
  }
  return output;
}

/** The items of an array from its first hole on. */
function formatSparse(ctx, value, depth, limit, output, first) {
  const keys = Object.keys(value);
  let at = first;
  let expected = first;
  while (at < keys.length && output.length < limit) {
    const key = keys[at];
    const index = Number(key);
    // Keys that are no indices come after all indices.
    if (!(index < 4294967295) || String(index >>> 0) !== key) break;
    if (index !== expected) {
      output.push(hole(ctx, index - expected));
      expected = index;
      if (output.length >= limit) break;
    }
    output.push(formatProperty(ctx, value, depth, key, kItem));
    expected++;
    at++;
  }
  let left = value.length - expected;
  if (output.length < limit) {
    if (left > 0) output.push(hole(ctx, left));
    left = 0;
  }
  if (left > 0) output.push(moreItems(left));
  return output;
}

function hole(ctx, count) {
  return ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

function formatGetter(ctx, descriptor, original, depth) {
  const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
  const style = ctx.stylize;
  const wanted = ctx.getters && (ctx.getters === true ||
    (ctx.getters === 'get' ? descriptor.set === undefined : ctx.getters === 'set' && descriptor.set !== undefined));
  if (!wanted) return style(`[${label}]`, 'special');
  ctx.indentationLvl += 2;
  try {
    const value = Reflect.apply(descriptor.get, original, []);
    let text;
    if (value === null) text = `${style(`[${label}:`, 'special')} ${style('null', 'null')}${style(']', 'special')}`;
    else if (typeof value === 'object') text = `${style(`[${label}]`, 'special')} ${formatValue(ctx, value, depth)}`;
    else text = `${style(`[${label}:`, 'special')} ${formatPrimitive(style, value, ctx)}${style(']', 'special')}`;
    ctx.indentationLvl -= 2;
    return text;
  } catch (error) {
    const message = `<Inspection threw (${formatValue(ctx, error, depth)})>`;
    ctx.indentationLvl -= 2;
    return `${style(`[${label}:`, 'special')} ${message}${style(']', 'special')}`;
  }
}

function formatProxy(ctx, pair, depth) {
  if (depth > ctx.depth && ctx.depth !== null) return ctx.stylize('Proxy [Array]', 'special');
  depth++;
  ctx.indentationLvl += 2;
  const output = [formatValue(ctx, pair[0], depth), formatValue(ctx, pair[1], depth)];
  ctx.indentationLvl -= 2;
  return joinEntries(ctx, output, depth, undefined,
    { base: '', open: 'Proxy [', close: ']', extra: kArrayExtra });
}

/** With `showHidden`, what the prototypes of a program's own classes hold. */
function addPrototypeMembers(ctx, main, object, depth, output) {
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
    ctx.seen.push(main);
    for (const key of keys) {
      // What an earlier level hides is not repeated.
      if (key === 'constructor' || Object.hasOwn(main, key) || (level !== 0 && known.has(key))) continue;
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(ctx, object, depth, key, kProperty, main);
      output.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ctx.seen.pop();
  } while (++level !== 3);
}

module.exports = { addPrototypeMembers, constructorName, describe, formatGetter, formatProxy, formatSparse, isInstance };

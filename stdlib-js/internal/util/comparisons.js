// Deep equality: loose (`==` for primitives, prototypes ignored), strict, and partial (the second value may lack what the
// first one has).
const { getOwnNonIndexProperties, kind, previewEntries, typedArrayName } = internalBinding('util');

const kLoose = 0;
const kStrict = 1;
const kStrictIgnoringPrototypes = 2;
const kPartial = 3;

const { hasOwn } = Object;
const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);
const toStringTag = (value) => Object.prototype.toString.call(value);

/** `memo` holds the objects that are being compared, to notice circles. */
function deepEqual(a, b, mode, memo) {
  if (a === b) return a !== 0 || mode === kLoose || Object.is(a, b);
  if (mode !== kLoose) {
    if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    if (typeof b !== 'object' || a === null || b === null) return false;
    if (mode === kStrict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  } else {
    if (a === null || typeof a !== 'object') {
      // eslint-disable-next-line eqeqeq
      return (b === null || typeof b !== 'object') && (a == b || (Number.isNaN(a) && Number.isNaN(b)));
    }
    if (b === null || typeof b !== 'object') return false;
  }
  if (toStringTag(a) !== toStringTag(b)) return false;

  if (Array.isArray(a)) {
    if (!Array.isArray(b) || (mode === kPartial ? a.length < b.length : a.length !== b.length)) return false;
    const keys = getOwnNonIndexProperties(b, true);
    if (!sameKeys(a, keys, mode, () => getOwnNonIndexProperties(a, true))) return false;
    return descend(a, b, mode, memo, keys, arrayItems);
  }
  const what = kind(a);
  if (what === '') {
    // An error by its prototype alone compares as one.
    if (a instanceof Error) return b instanceof Error && sameError(a, b, mode, memo);
    if (Array.isArray(b) || kind(b) !== '') return false;
    if (typeof a.href === 'string' && typeof a.searchParams === 'object' && typeof b.href === 'string') {
      const { isURL } = require('internal/url/file');
      if (isURL(a) && (!isURL(b) || a.href !== b.href)) return false;
    }
    return compareKeys(a, b, mode, memo, undefined);
  }
  if (what !== kind(b)) return what === 'Error' && b instanceof Error && sameError(a, b, mode, memo);
  if (typedArrayName(a) !== undefined) {
    if (!sameBytes(a, b, mode)) return false;
    const keys = getOwnNonIndexProperties(b, true);
    return sameKeys(a, keys, mode, () => getOwnNonIndexProperties(a, true)) && descend(a, b, mode, memo, keys);
  }
  switch (what) {
    case 'Error':
      return sameError(a, b, mode, memo);
    case 'Date':
      if (!Object.is(Date.prototype.getTime.call(a), Date.prototype.getTime.call(b))) return false;
      break;
    case 'RegExp':
      if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
      break;
    case 'Set':
      if (mode === kPartial ? a.size < b.size : a.size !== b.size) return false;
      return compareKeys(a, b, mode, memo, setItems);
    case 'Map':
      if (mode === kPartial ? a.size < b.size : a.size !== b.size) return false;
      return compareKeys(a, b, mode, memo, mapItems);
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      if (!sameBytes(new Uint8Array(a), new Uint8Array(b), mode)) return false;
      break;
    case 'DataView':
      if (!sameBytes(bytesOf(a), bytesOf(b), mode)) return false;
      break;
    case 'Number':
    case 'String':
    case 'Boolean':
    case 'BigInt':
    case 'Symbol':
      if (!Object.is(primitiveOf(a, what), primitiveOf(b, what))) return false;
      break;
    case 'WeakMap':
    case 'WeakSet':
    case 'Promise':
      // What they hold cannot be compared.
      return false;
    default:
  }
  return compareKeys(a, b, mode, memo, undefined);
}

function primitiveOf(object, what) {
  return globalThis[what].prototype.valueOf.call(object);
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function sameBytes(a, b, mode) {
  const limit = b.length;
  if (mode === kPartial ? a.length < limit : a.length !== limit) return false;
  const name = typedArrayName(a);
  // Bytes would tell 0 from -0, and one NaN from another.
  const loose = mode === kLoose && name.startsWith('Float');
  if (mode !== kPartial && !loose) {
    const equal = internalBinding('util').equalBytes(a, b);
    if (equal !== undefined) return equal;
  }
  let from = 0;
  for (let i = 0; i < limit; i++) {
    if (mode === kPartial) {
      while (from < a.length && !Object.is(a[from], b[i])) from++;
      if (from++ >= a.length) return false;
    } else if (loose ? a[i] !== b[i] : !Object.is(a[i], b[i])) {
      return false;
    }
  }
  return true;
}

function sameError(a, b, mode, memo) {
  // Own properties of errors that are not enumerable, and yet what they are about.
  for (const key of ['message', 'name', 'cause', 'errors']) {
    const inA = hasOwn(a, key);
    const inB = hasOwn(b, key);
    if (key === 'message' || key === 'name') {
      if (isEnumerable(b, key) || (mode !== kPartial && isEnumerable(a, key))) continue;
      if (a[key] !== b[key]) return false;
      continue;
    }
    if (mode === kPartial && !inB) continue;
    if (inA !== inB) return false;
    if (inA && !isEnumerable(b, key) && !deepEqual(a[key], b[key], mode, memo)) return false;
  }
  return compareKeys(a, b, mode, memo, undefined);
}

/** True if `a` has the keys, and no others unless the comparison is partial. */
function sameKeys(a, keys, mode, keysOfA) {
  if (mode === kPartial) return keys.every((key) => isEnumerable(a, key));
  const others = keysOfA();
  let count = others.length;
  let wanted = keys.length;
  if (mode === kLoose) {
    // Symbols are no part of loose equality.
    count = others.filter((key) => typeof key !== 'symbol').length;
    wanted = keys.filter((key) => typeof key !== 'symbol').length;
  }
  return count === wanted && keys.every((key) => (mode === kLoose && typeof key === 'symbol') || isEnumerable(a, key));
}

function enumerableKeys(object, mode) {
  const keys = Object.keys(object);
  if (mode === kLoose) return keys;
  const symbols = Object.getOwnPropertySymbols(object);
  for (let i = 0; i < symbols.length; i++) if (isEnumerable(object, symbols[i])) keys.push(symbols[i]);
  return keys;
}

function compareKeys(a, b, mode, memo, items) {
  const keys = enumerableKeys(b, mode);
  if (mode !== kPartial && enumerableKeys(a, mode).length !== keys.length) return false;
  for (let i = 0; i < keys.length; i++) if (!isEnumerable(a, keys[i])) return false;
  if (keys.length === 0 && items === undefined) return true;
  return descend(a, b, mode, memo, keys, items);
}

/** Compares the values of `keys`, and the items, unless this very pair is being compared already. */
function descend(a, b, mode, memo, keys, items) {
  memo ??= [];
  const knowsA = memo.includes(a);
  const knowsB = memo.includes(b);
  // Circles are equal if they close on both sides at once.
  if (knowsA || knowsB) return knowsA && knowsB;
  memo.push(a, b);
  let equal = true;
  for (let i = 0; i < keys.length && equal; i++) {
    if (mode === kLoose && typeof keys[i] === 'symbol') continue;
    equal = deepEqual(a[keys[i]], b[keys[i]], mode, memo);
  }
  if (equal && items !== undefined) equal = items(a, b, mode, memo);
  memo.length -= 2;
  return equal;
}

function arrayItems(a, b, mode, memo) {
  if (mode === kPartial) return partialItems(a, b, memo);
  for (let i = 0; i < a.length; i++) {
    const value = b[i];
    if (value === undefined || a[i] === undefined) {
      // A hole is not undefined.
      if (hasOwn(a, i) !== hasOwn(b, i)) return false;
    }
    if (!deepEqual(a[i], value, mode, memo)) return false;
  }
  return true;
}

/** The items of `b` stand in `a` in their order, with others in between; holes match anything. */
function partialItems(a, b, memo) {
  let from = 0;
  for (let i = 0; i < b.length; i++) {
    if (b[i] === undefined && !hasOwn(b, i)) continue;
    while (from < a.length && !(hasOwn(a, from) && deepEqual(a[from], b[i], kPartial, memo))) from++;
    if (from >= a.length) return false;
    from++;
  }
  return true;
}

function isLooseKey(value) {
  // What `==` may equal something that is not the same.
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol');
}

function setItems(a, b, mode, memo) {
  const wanted = [];
  for (const value of previewEntries(b)) {
    if (Set.prototype.has.call(a, value)) continue;
    // A primitive that is not there is nowhere, unless `==` finds it.
    if ((typeof value !== 'object' || value === null) && mode !== kLoose) return false;
    wanted.push(value);
  }
  if (wanted.length === 0) return true;
  const left = previewEntries(a).filter((value) => !Set.prototype.has.call(b, value));
  return match(left, wanted, (x, y) => ((typeof x === 'object' && typeof y === 'object') || (mode === kLoose && isLooseKey(x) &&
    isLooseKey(y))) && deepEqual(x, y, mode, memo));
}

function mapItems(a, b, mode, memo) {
  const entries = previewEntries(b);
  const wanted = [];
  for (let i = 0; i < entries.length; i += 2) {
    const key = entries[i];
    const value = entries[i + 1];
    if (Map.prototype.has.call(a, key)) {
      if (deepEqual(Map.prototype.get.call(a, key), value, mode, memo)) continue;
      if ((typeof key !== 'object' || key === null) && mode !== kLoose) return false;
    } else if ((typeof key !== 'object' || key === null) && mode !== kLoose) {
      return false;
    }
    wanted.push([key, value]);
  }
  if (wanted.length === 0) return true;
  const left = [];
  const mine = previewEntries(a);
  for (let i = 0; i < mine.length; i += 2) {
    if (!(Map.prototype.has.call(b, mine[i]) && deepEqual(mine[i + 1], Map.prototype.get.call(b, mine[i]), mode, memo))) {
      left.push([mine[i], mine[i + 1]]);
    }
  }
  return match(left, wanted, (x, y) => deepEqual(x[0], y[0], mode, memo) && deepEqual(x[1], y[1], mode, memo));
}

/** True if each of `wanted` finds a partner of its own in `left`. */
function match(left, wanted, equal) {
  const used = [];
  for (let i = 0; i < wanted.length; i++) {
    let found = false;
    for (let j = 0; j < left.length && !found; j++) {
      if (used[j] || !equal(left[j], wanted[i])) continue;
      used[j] = true;
      found = true;
    }
    if (!found) return false;
  }
  return true;
}

module.exports = {
  isDeepEqual: (a, b) => deepEqual(a, b, kLoose),
  isDeepStrictEqual: (a, b, skipPrototype) => deepEqual(a, b, skipPrototype ? kStrictIgnoringPrototypes : kStrict),
  isPartialStrictEqual: (actual, expected) => deepEqual(actual, expected, kPartial),
};

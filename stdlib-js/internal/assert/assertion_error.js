// AssertionError and its messages.
const { inspect } = require('internal/util/inspect');

const readable = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

// Two values this short together stand on one line.
const kShort = 12;
const kLong = 512;

function show(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

function isReference(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The lines that tell two values apart. */
function explain(actual, expected, operator, customMessage, palette) {
  const shownActual = show(actual);
  const shownExpected = show(expected);
  const actualLines = shownActual.split('\n');
  const expectedLines = shownExpected.split('\n');
  if (operator === 'strictEqual' && isReference(actual) && isReference(expected)) {
    operator = 'strictEqualObject';
  }
  if (typeof actual === 'object' && actual !== null && typeof expected === 'object' && shownActual === shownExpected) {
    return identical(actualLines, customMessage);
  }
  const header = customMessage ?? readable[operator];
  const title = `${header}\n${palette.green}+ actual${palette.white} ${palette.red}- expected${palette.white}`;
  if (actualLines.length === 1 && expectedLines.length === 1) {
    const primitive = (typeof actual !== 'object' || actual === null) || (typeof expected !== 'object' || expected === null);
    const isZero = actual === 0 && expected === 0;
    if (primitive && !isZero && shownActual !== shownExpected &&
        unquoted(actual, shownActual) + unquoted(expected, shownExpected) <= kShort) {
      return `${header}\n\n${shownActual} !== ${shownExpected}\n`;
    }
    if (shownActual !== shownExpected || typeof actual !== 'object') {
      return `${title}\n\n${palette.green}+${palette.white} ${shownActual}\n${palette.red}-${palette.white} ${shownExpected}` +
        `${marker(actual, expected, shownActual, shownExpected)}\n`;
    }
  }
  const { text, skipped } = printDiff(actualLines, expectedLines, operator, palette);
  return `${title}${skipped ? '\n... Skipped lines' : ''}\n${text}\n`;
}

function unquoted(value, shown) {
  return typeof value === 'string' ? shown.length - 2 : shown.length;
}

function identical(lines, customMessage) {
  const header = customMessage ?? readable.notIdentical;
  if (lines.length > 50) return `${header}\n\n... Skipped lines\n${lines.slice(0, 50).join('\n')}\n...}\n`;
  return `${header}\n\n${lines.join('\n')}\n`;
}

/** A caret below the first letter in which two texts differ. */
function marker(actual, expected, shownActual, shownExpected) {
  if (typeof actual !== 'string' || typeof expected !== 'string') return '';
  if (shownActual.length + shownExpected.length >= (process.stderr.isTTY ? process.stderr.columns : 80)) return '';
  let i = 0;
  while (i < shownActual.length && shownActual[i] === shownExpected[i]) i++;
  return i > 2 ? `\n${' '.repeat(i + 2)}^` : '';
}

function equalButForComma(a, b) {
  return a === b || (a.endsWith(',') ? a.slice(0, -1) === b : b.endsWith(',') && b.slice(0, -1) === a);
}

const kCollapse = 5;

function printDiff(actualLines, expectedLines, operator, palette) {
  const edits = require('internal/util/diff').diff(actualLines, expectedLines, equalButForComma);
  const out = [];
  let skipped = false;
  let same = 0;
  for (let i = 0; i < edits.length; i++) {
    const [kind, line] = edits[i];
    if (kind === 0) {
      // Where the two differ in a comma alone, the longer line stands.
      if (same < kCollapse) out.push(`${palette.white}  ${line}`);
      same++;
      continue;
    }
    if (same > kCollapse) {
      if (same === kCollapse + 1) {
        out.push(`${palette.white}  ${edits[i - 1][1]}`);
      } else if (same === kCollapse + 2) {
        out.push(`${palette.white}  ${edits[i - 2][1]}`, `${palette.white}  ${edits[i - 1][1]}`);
      } else {
        out.push(`${palette.blue}...${palette.white}`, `${palette.white}  ${edits[i - 1][1]}`);
        skipped = true;
      }
    }
    same = 0;
    if (kind === 1) out.push(`${palette.green}+${palette.white} ${line}`);
    else out.push(`${palette.red}-${palette.white} ${line}`);
  }
  return { text: `\n${out.join('\n')}`, skipped };
}

const plain = { green: '', red: '', blue: '', white: '' };

function paletteNow() {
  const { console, process: { env } } = { console: internalBinding('console'), process };
  // Without a terminal nothing need be woken to know that there are no colors.
  if (!console.isTerminal(2) && env.FORCE_COLOR === undefined) return plain;
  const colors = require('internal/util/colors');
  colors.refresh();
  return { green: colors.green, red: colors.red, blue: colors.blue, white: colors.white };
}

function negated(actual, operator, full) {
  const base = operator === 'notStrictEqual' && isReference(actual) ? readable.notStrictEqualObject : readable[operator];
  let lines = show(actual).split('\n');
  if (lines.length > 50 && !full) lines = lines.slice(0, 46).concat('...');
  if (lines.length === 1) return `${base}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${base}\n\n${lines.join('\n')}\n`;
}

function shorten(text, limit, full) {
  return !full && text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

function loose(actual, expected, operator, full) {
  const left = show(actual);
  const right = show(expected);
  if (operator === 'notDeepEqual' && left === right) return shorten(`${readable.notDeepEqual}\n\n${left}`, 1024, full);
  const one = shorten(left, kLong, full);
  const other = shorten(right, kLong, full);
  if (operator === 'deepEqual') return `${readable.deepEqual}\n\n${one}\n\nshould loosely deep-equal\n\n${other}`;
  const unequal = readable[`${operator}Unequal`];
  if (unequal !== undefined) return `${unequal}\n\n${one}\n\nshould not loosely deep-equal\n\n${other}`;
  return `${one} ${operator} ${other}`;
}

function messageFor({ actual, expected, message, operator, diff = 'simple' }) {
  const differs = operator === 'deepStrictEqual' || operator === 'strictEqual' || operator === 'partialDeepStrictEqual';
  if (message !== undefined && message !== null) {
    return differs ? explain(actual, expected, operator, String(message), paletteNow()) : String(message);
  }
  if (differs) {
    const { isError } = require('internal/util');
    const both = isError(actual) && isError(expected);
    return explain(both ? withoutStack(actual) : actual, both ? withoutStack(expected) : expected, operator, undefined,
      paletteNow());
  }
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return negated(actual, operator, diff === 'full');
  return loose(actual, expected, operator, diff === 'full');
}

/** A likeness of an error without its stack, which would differ in every frame. */
function withoutStack(error) {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error)), error);
  for (const [key, value] of [['message', error.message], ['stack', undefined]]) {
    Object.defineProperty(copy, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }
  if (Object.hasOwn(error, 'cause')) {
    const cause = require('internal/util').isError(error.cause) && error.cause !== error ? withoutStack(error.cause) : error.cause;
    Object.defineProperty(copy, 'cause', { __proto__: null, value: cause, writable: true, enumerable: false, configurable: true });
  }
  return copy;
}

/** What a failed assertion throws. */
class AssertionError extends Error {
  constructor(options) {
    require('internal/validators').validateObject(options, 'options');
    const { actual, expected, message, operator, stackStartFn, stackStartFunction, details, diff = 'simple' } = options;
    const limit = Error.stackTraceLimit;
    super(messageFor(options));
    this.generatedMessage = !message;
    // The stack's first line carries the code, the error's name does not.
    Object.defineProperty(this, 'name', {
      __proto__: null, value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      for (let i = 0; i < details.length; i++) {
        this[`message ${i}`] = details[i].message;
        this[`actual ${i}`] = details[i].actual;
        this[`expected ${i}`] = details[i].expected;
        this[`operator ${i}`] = details[i].operator;
        this[`stack trace ${i}`] = details[i].stack;
      }
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    Error.captureStackTrace?.(this, stackStartFn || stackStartFunction);
    // Reading it fixes its first line.
    this.stack; // eslint-disable-line no-unused-expressions
    this.name = 'AssertionError';
    this.diff = diff;
    if (limit !== undefined) Error.stackTraceLimit = limit;
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    // The message says it better than long texts.
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = ellipsis(actual);
    if (typeof expected === 'string') this.expected = ellipsis(expected);
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

function ellipsis(text) {
  const lines = text.split('\n', 11);
  if (lines.length > 10) return `${lines.slice(0, 10).join('\n')}\n...`;
  return text.length > kLong ? `${text.slice(0, -kLong)}...` : text;
}

module.exports = AssertionError;

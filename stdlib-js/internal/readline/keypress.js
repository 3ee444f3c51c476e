// Keys out of what a terminal sends: one character, or an escape sequence.
const { StringDecoder } = require('string_decoder');

const ESCAPE = '\x1b';
const ESCAPE_TIMEOUT = 500; // ms until an escape is the Escape key and not the start of a sequence

// What follows the escape, without modifiers, and the key; "s" and "c" stand for shift and ctrl.
const KEYS = {
  'OP': 'f1', 'OQ': 'f2', 'OR': 'f3', 'OS': 'f4', '[P': 'f1', '[Q': 'f2', '[R': 'f3', '[S': 'f4',
  '[11~': 'f1', '[12~': 'f2', '[13~': 'f3', '[14~': 'f4', '[[A': 'f1', '[[B': 'f2', '[[C': 'f3', '[[D': 'f4',
  '[[E': 'f5', '[15~': 'f5', '[17~': 'f6', '[18~': 'f7', '[19~': 'f8', '[20~': 'f9', '[21~': 'f10',
  '[23~': 'f11', '[24~': 'f12', '[200~': 'paste-start', '[201~': 'paste-end',
  '[A': 'up', '[B': 'down', '[C': 'right', '[D': 'left', '[E': 'clear', '[F': 'end', '[H': 'home',
  'OA': 'up', 'OB': 'down', 'OC': 'right', 'OD': 'left', 'OE': 'clear', 'OF': 'end', 'OH': 'home',
  '[1~': 'home', '[2~': 'insert', '[3~': 'delete', '[4~': 'end', '[5~': 'pageup', '[6~': 'pagedown',
  '[[5~': 'pageup', '[[6~': 'pagedown', '[7~': 'home', '[8~': 'end',
  '[a': 'up s', '[b': 'down s', '[c': 'right s', '[d': 'left s', '[e': 'clear s',
  '[2$': 'insert s', '[3$': 'delete s', '[5$': 'pageup s', '[6$': 'pagedown s', '[7$': 'home s', '[8$': 'end s',
  'Oa': 'up c', 'Ob': 'down c', 'Oc': 'right c', 'Od': 'left c', 'Oe': 'clear c',
  '[2^': 'insert c', '[3^': 'delete c', '[5^': 'pageup c', '[6^': 'pagedown c', '[7^': 'home c', '[8^': 'end c',
  '[Z': 'tab s',
};

/** Cuts the input into keys; `emit(s, key)` gets each. Characters come one by one, as sequences may be cut anywhere. */
class KeyParser {
  constructor(emit) {
    this.emit = emit;
    this.sequence = '';
    // The state: what the next character means.
    this.next = this.atStart;
  }

  feed(ch) {
    this.sequence += ch;
    this.next(ch);
  }

  atStart(ch) {
    if (ch === ESCAPE) this.next = this.afterEscape;
    else this.finish(this.character(ch, false));
  }

  afterEscape(ch) {
    if (ch === ESCAPE && this.sequence.length === 2) return; // Alt and a sequence
    if (ch === 'O') this.next = this.afterO;
    else if (ch === '[') this.next = this.afterBracket;
    else this.finish(this.character(ch, true));
  }

  /** ESC O letter, ESC O modifier letter */
  afterO(ch) {
    if (ch >= '0' && ch <= '9' && this.parameters().length === 2) return;
    const text = this.parameters();
    const modifier = text.length > 2 ? Number(text[1]) - 1 : 0;
    this.finish(this.named(`O${ch}`, modifier));
  }

  /** ESC [ letter, ESC [ [ letter, ESC [ number (; modifier) letter */
  afterBracket(ch) {
    const text = this.parameters();
    if (text === '[[' || (ch >= '0' && ch <= '9') || ch === ';') return;
    let match = /^(\[\[?)(?:(?:\d;)?(\d))?([A-Za-z])$/.exec(text);
    if (match === null) match = /^(\[\[?\d\d?)(?:;(\d))?([~^$])$/.exec(text);
    if (match === null) this.finish(this.named(text, 0));
    else this.finish(this.named(match[1] + match[3], (match[2] ?? 1) - 1));
  }

  /** What was read since the escapes. */
  parameters() {
    let start = 0;
    while (this.sequence[start] === ESCAPE) start++;
    return this.sequence.slice(start);
  }

  named(code, modifier) {
    const [name, held] = (KEYS[code] ?? 'undefined').split(' ');
    return {
      name,
      ctrl: !!(modifier & 4) || held === 'c',
      meta: !!(modifier & 10),
      shift: !!(modifier & 1) || held === 's',
      code,
    };
  }

  character(ch, escaped) {
    const key = { name: undefined, ctrl: false, meta: escaped, shift: false };
    if (ch === '\r') {
      key.name = 'return';
    } else if (ch === '\n') {
      key.name = 'enter';
    } else if (ch === '\t') {
      key.name = 'tab';
    } else if (ch === '\b' || ch === '\x7f') {
      key.name = 'backspace';
    } else if (ch === ESCAPE) {
      key.name = 'escape';
    } else if (ch === ' ') {
      key.name = 'space';
    } else if (!escaped && ch <= '\x1a') {
      key.name = String.fromCharCode(ch.charCodeAt(0) + 96);
      key.ctrl = true;
    } else if (/^[0-9A-Za-z]$/.test(ch)) {
      key.name = ch.toLowerCase();
      key.shift = ch >= 'A' && ch <= 'Z';
    } else if (escaped) {
      key.name = undefined;
    } else {
      key.plain = true;
    }
    return key;
  }

  finish({ name, ctrl, meta, shift, code, plain }) {
    const { sequence } = this;
    this.sequence = '';
    this.next = this.atStart;
    const key = { sequence, name, ctrl, meta, shift };
    if (code !== undefined) key.code = code;
    if (sequence.length !== 0 && (name !== undefined || meta)) {
      // Keys that print give their character, the others none.
      this.emit(sequence[0] === ESCAPE ? undefined : sequence, key);
    } else if (plain && charLengthAt(sequence, 0) === sequence.length) {
      this.emit(sequence, key);
    }
  }

  /** No more characters come: the escape was the key. */
  timeout() {
    if (this.sequence === '') return;
    this.finish({ name: 'escape', ctrl: false, meta: true, shift: false });
  }
}

/** How many code units the character at `i` has. */
function charLengthAt(text, i) {
  if (text.length <= i) return 1; // Beyond the end, one may still go there.
  return text.codePointAt(i) >= 0x10000 ? 2 : 1;
}

/** How many code units the character before `i` has. */
function charLengthLeft(text, i) {
  if (i <= 0) return 0;
  return i > 1 && text.codePointAt(i - 2) >= 0x10000 ? 2 : 1;
}

const parsers = new WeakMap();

/** Makes `stream` emit 'keypress' for what it reads. */
function emitKeypressEvents(stream, iface = {}) {
  if (parsers.has(stream)) return;
  const decoder = new StringDecoder('utf8');
  const parser = new KeyParser((s, key) => stream.emit('keypress', s, key));
  parsers.set(stream, parser);
  const { escapeCodeTimeout = ESCAPE_TIMEOUT } = iface;
  let timer;

  function ondata(input) {
    if (stream.listenerCount('keypress') === 0) {
      // Nobody looks at keys any more: the stream flows again as it likes.
      stream.removeListener('data', ondata);
      stream.on('newListener', onnewlistener);
      return;
    }
    const text = decoder.write(input);
    if (!text) return;
    clearTimeout(timer);
    // One key, not a paste.
    iface._sawKeyPress = charLengthAt(text, 0) === text.length;
    iface.isCompletionEnabled = false;
    let length = 0;
    for (const ch of text) {
      length += ch.length;
      if (length === text.length) iface.isCompletionEnabled = true;
      parser.feed(ch);
    }
    if (text.endsWith(ESCAPE) && parser.sequence !== '') {
      timer = setTimeout(() => parser.timeout(), escapeCodeTimeout);
    }
  }
  function onnewlistener(event) {
    if (event !== 'keypress') return;
    stream.on('data', ondata);
    stream.removeListener('newListener', onnewlistener);
  }
  if (stream.listenerCount('keypress') > 0) stream.on('data', ondata);
  else stream.on('newListener', onnewlistener);
}

module.exports = { charLengthAt, charLengthLeft, emitKeypressEvents };

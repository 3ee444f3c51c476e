// Which key does what on the line of an Interface.
const { charLengthAt, charLengthLeft } = require('internal/readline/keypress');

const toLeft = (rl) => rl._moveCursor(-charLengthLeft(rl.line, rl.cursor));
const toRight = (rl) => rl._moveCursor(charLengthAt(rl.line, rl.cursor));
const toStart = (rl) => rl._moveCursor(-Infinity);
const toEnd = (rl) => rl._moveCursor(+Infinity);

const WITH_CTRL_SHIFT = {
  backspace: (rl) => rl._deleteLineLeft(),
  delete: (rl) => rl._deleteLineRight(),
};
const WITH_CTRL = {
  c: interrupt,
  h: (rl) => rl._deleteLeft(),
  d(rl) {
    if (rl.cursor === 0 && rl.line.length === 0) abandon(rl, 'Ctrl+D');
    else if (rl.cursor < rl.line.length) rl._deleteRight();
  },
  u: (rl) => rl._deleteLineLeft(),
  k: (rl) => rl._deleteLineRight(),
  a: toStart,
  e: toEnd,
  b: toLeft,
  f: toRight,
  l(rl) {
    const { clearScreenDown, cursorTo } = require('internal/readline/callbacks');
    cursorTo(rl.output, 0, 0);
    clearScreenDown(rl.output);
    rl._refreshLine();
  },
  n: (rl) => rl._historyNext(),
  p: (rl) => rl._historyPrev(),
  y: (rl) => rl._yank(),
  z: suspend,
  w: (rl) => rl._deleteWordLeft(),
  backspace: (rl) => rl._deleteWordLeft(),
  delete: (rl) => rl._deleteWordRight(),
  left: (rl) => rl._wordLeft(),
  right: (rl) => rl._wordRight(),
};
const WITH_META = {
  b: (rl) => rl._wordLeft(),
  f: (rl) => rl._wordRight(),
  d: (rl) => rl._deleteWordRight(),
  delete: (rl) => rl._deleteWordRight(),
  backspace: (rl) => rl._deleteWordLeft(),
  y: (rl) => rl._yankPop(),
};
const PLAIN = {
  return(rl) {
    rl._sawReturnAt = Date.now();
    rl._line();
  },
  enter(rl) {
    // The second half of \r\n is no line of its own.
    if (rl._sawReturnAt === 0 || Date.now() - rl._sawReturnAt > rl.crlfDelay) rl._line();
    rl._sawReturnAt = 0;
  },
  backspace: (rl) => rl._deleteLeft(),
  delete: (rl) => rl._deleteRight(),
  left: toLeft,
  right: toRight,
  home: toStart,
  end: toEnd,
  up: (rl) => rl._historyPrev(),
  down: (rl) => rl._historyNext(),
};

function interrupt(rl) {
  if (rl.listenerCount('SIGINT') > 0) {
    rl.emit('SIGINT');
    return;
  }
  abandon(rl, 'Ctrl+C');
}

/** Closes the interface; a question that waits for its answer, as a promise, is rejected. */
function abandon(rl, key) {
  const reject = rl._questionReject;
  rl.close();
  if (reject) reject(new (require('internal/errors').AbortError)(`Aborted with ${key}`));
}

function suspend(rl) {
  if (process.platform === 'win32') return;
  if (rl.listenerCount('SIGTSTP') > 0) {
    rl.emit('SIGTSTP');
    return;
  }
  process.once('SIGCONT', () => {
    // Paused meanwhile means that somebody else has the terminal.
    if (!rl.paused) {
      rl.pause();
      rl.emit('SIGCONT');
    }
    rl._setRawMode(true);
    rl._refreshLine();
  });
  rl._setRawMode(false);
  process.kill(process.pid, 'SIGTSTP');
}

/** Does what `key` asks for; `s` is the text that it stands for. */
module.exports = function onKey(rl, s, key) {
  const previous = rl._previousKey;
  rl._previousKey = key;
  const { name, ctrl, meta, shift } = key;
  if (!meta || name !== 'y') rl.yanking = false;

  // Up and down look for lines that begin with what was typed.
  if ((name === 'up' || name === 'down') && !ctrl && !meta && !shift) {
    if (rl.searched === null) rl.searched = rl.line.slice(0, rl.cursor);
  } else if (rl.searched !== null) {
    rl.searched = null;
    if (rl.history.length === rl.historyIndex) rl.historyIndex = -1;
  }

  if (key.sequence === '\x1f') return rl._undo();
  if (key.sequence === '\x1e') return rl._redo();
  if (name === 'escape') return;

  if (ctrl && shift) return act(WITH_CTRL_SHIFT, rl, name);
  if (ctrl) return act(WITH_CTRL, rl, name);
  if (meta) return act(WITH_META, rl, name);

  if (rl._sawReturnAt && name !== 'enter') rl._sawReturnAt = 0;
  if (Object.hasOwn(PLAIN, name)) return PLAIN[name](rl);
  if (name === 'tab' && typeof rl.completer === 'function' && rl.isCompletionEnabled) {
    rl._tabComplete(previous !== null && previous.name === 'tab');
    return;
  }
  if (typeof s === 'string' && s) insert(rl, s);
};

function act(table, rl, name) {
  if (Object.hasOwn(table, name)) table[name](rl);
}

/** Inserts text that may hold several lines. */
function insert(rl, text) {
  const { splitLines } = require('internal/readline/interface');
  const lines = splitLines(text);
  const last = lines.length - 1;
  for (let i = 0; i <= last; i++) {
    if (i < last || lines[i] !== '') rl._insertString(lines[i]);
    if (i < last) rl._line();
  }
}

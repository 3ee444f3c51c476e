// Editing a line on a terminal: what each key does, and how the line is shown.
const { charLengthAt, charLengthLeft, emitKeypressEvents } = require('internal/readline/keypress');
const { clearScreenDown, cursorTo, moveCursor } = require('internal/readline/callbacks');

const MAX_UNDO = 2048;
const MAX_KILLS = 32;

/** Connects an Interface with its terminal. */
function attach(iface) {
  const { input, output } = iface;
  const onkeypress = (s, key) => {
    iface._ttyWrite(s, key);
    if (key?.sequence) {
      // Half a surrogate pair shows nothing; with its other half the line must be drawn anew.
      const code = key.sequence.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) iface._refreshLine();
    }
  };
  const onresize = () => iface._refreshLine();
  const onerror = (err) => iface.emit('error', err);
  const onend = () => {
    if (typeof iface.line === 'string' && iface.line.length > 0) iface.emit('line', iface.line);
    iface.close();
  };
  iface.cursor = 0;
  iface.prevRows = 0;
  iface.yanking = false;
  iface.killRing = [];
  iface.killIndex = 0;
  iface.undoStack = [];
  iface.redoStack = [];
  iface.searched = null;
  emitKeypressEvents(input, iface);
  input.on('error', onerror);
  input.on('keypress', onkeypress);
  input.on('end', onend);
  iface._setRawMode(true);
  iface.historyIndex = -1;
  if (output !== null && output !== undefined) output.on('resize', onresize);
  iface.once('close', () => {
    input.removeListener('keypress', onkeypress);
    input.removeListener('error', onerror);
    input.removeListener('end', onend);
    if (output !== null && output !== undefined) output.removeListener('resize', onresize);
  });
  for (const name of ['killRing', 'killIndex', 'undoStack', 'redoStack', 'searched', 'yanking']) {
    Object.defineProperty(iface, name, { enumerable: false });
  }
}

/** How many columns `text` takes. */
function widthOf(text) {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : require('internal/util/inspect').getStringWidth(text);
}

/** The end of `text` that one step to the left skips: a word or other signs, and the space after them. */
function wordBefore(text) {
  let i = text.length;
  const skip = (pattern) => {
    while (i > 0 && pattern.test(text[i - 1])) i--;
  };
  skip(/\s/);
  const end = i;
  skip(/[^\w\s]/);
  if (i === end) skip(/\w/);
  return text.slice(i);
}

const methods = {
  /** Puts the line into the history. @returns {string} the line */
  _addHistory() {
    const { line, history } = this;
    if (line.length === 0) return '';
    if (this.historySize === 0 || line.trim().length === 0) return line;
    if (history.length === 0 || history[0] !== line) {
      if (this.removeHistoryDuplicates) {
        const at = history.indexOf(line);
        if (at !== -1) history.splice(at, 1);
      }
      history.unshift(line);
      if (history.length > this.historySize) history.pop();
    }
    this.historyIndex = -1;
    const added = history[0];
    // Listeners may change the history, to keep a secret out of it.
    this.emit('history', history);
    return added;
  },

  /** Draws prompt and line anew. */
  _refreshLine() {
    const text = this._prompt + this.line;
    const end = this._getDisplayPos(text);
    const at = this.getCursorPos();
    const { output } = this;
    if (this.prevRows > 0) moveCursor(output, 0, -this.prevRows);
    cursorTo(output, 0);
    clearScreenDown(output);
    this._writeToOutput(text);
    // Makes the terminal begin the next row.
    if (end.cols === 0) this._writeToOutput(' ');
    cursorTo(output, at.cols);
    if (end.rows > at.rows) moveCursor(output, 0, at.rows - end.rows);
    this.prevRows = at.rows;
  },

  /** Where the cursor is after `text`: { cols, rows }. */
  _getDisplayPos(text) {
    const { columns } = this;
    let offset = 0;
    let rows = 0;
    for (const ch of require('internal/util/inspect').stripVTControlCharacters(text)) {
      if (ch === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
      } else if (ch === '\t') {
        offset += this.tabSize - (offset % this.tabSize);
      } else {
        const width = widthOf(ch);
        // A wide character does not fit into the last column.
        if (width === 2 && (offset + 1) % columns === 0) offset++;
        offset += width;
      }
    }
    const cols = offset % columns;
    return { cols, rows: rows + (offset - cols) / columns };
  },

  getCursorPos() {
    return this._getDisplayPos(this._prompt + this.line.slice(0, this.cursor));
  },
  _getCursorPos() {
    return this.getCursorPos();
  },

  _moveCursor(dx) {
    if (dx === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + dx, 0), this.line.length);
    const after = this.getCursorPos();
    if (before.rows === after.rows) moveCursor(this.output, after.cols - before.cols, 0);
    else this._refreshLine();
  },

  /** Makes `line` the line, with the cursor at `cursor`. */
  _setLine(line, cursor) {
    this.line = line;
    this.cursor = cursor;
    this._refreshLine();
  },

  _beforeEdit(line, cursor) {
    this.undoStack.push({ line, cursor });
    this.redoStack = [];
    if (this.undoStack.length > MAX_UNDO) this.undoStack.shift();
  },
  _undo() {
    swapState(this, this.undoStack, this.redoStack);
  },
  _redo() {
    swapState(this, this.redoStack, this.undoStack);
  },

  _insertString(text) {
    this._beforeEdit(this.line, this.cursor);
    if (this.cursor < this.line.length) {
      this._setLine(this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor), this.cursor + text.length);
      return;
    }
    const before = this.getCursorPos();
    this.line += text;
    this.cursor += text.length;
    if (before.rows < this.getCursorPos().rows) this._refreshLine();
    else this._writeToOutput(text);
  },

  /** Removes [start, end), leaves the cursor at its start, and returns what was there. */
  _cut(start, end) {
    this._beforeEdit(this.line, this.cursor);
    const removed = this.line.slice(start, end);
    this._setLine(this.line.slice(0, start) + this.line.slice(end), start);
    return removed;
  },

  _wordLeft() {
    if (this.cursor > 0) this._moveCursor(-wordBefore(this.line.slice(0, this.cursor)).length);
  },
  _wordRight() {
    if (this.cursor >= this.line.length) return;
    this._moveCursor(/^(?:\s+|[^\w\s]+|\w+)\s*/.exec(this.line.slice(this.cursor))[0].length);
  },
  _deleteLeft() {
    if (this.cursor > 0 && this.line.length > 0) {
      methods._cut.call(this, this.cursor - charLengthLeft(this.line, this.cursor), this.cursor);
    }
  },
  _deleteRight() {
    if (this.cursor < this.line.length) {
      methods._cut.call(this, this.cursor, this.cursor + charLengthAt(this.line, this.cursor));
    }
  },
  _deleteWordLeft() {
    if (this.cursor === 0) return;
    methods._cut.call(this, this.cursor - wordBefore(this.line.slice(0, this.cursor)).length, this.cursor);
  },
  _deleteWordRight() {
    if (this.cursor >= this.line.length) return;
    const { length } = /^(?:\s+|\W+|\w+)\s*/.exec(this.line.slice(this.cursor))[0];
    methods._cut.call(this, this.cursor, this.cursor + length);
  },
  _deleteLineLeft() {
    this._pushToKillRing(methods._cut.call(this, 0, this.cursor));
  },
  _deleteLineRight() {
    this._pushToKillRing(methods._cut.call(this, this.cursor, this.line.length));
  },

  _pushToKillRing(text) {
    if (!text || text === this.killRing[0]) return;
    this.killRing.unshift(text);
    this.killIndex = 0;
    if (this.killRing.length > MAX_KILLS) this.killRing.pop();
  },
  _yank() {
    if (this.killRing.length === 0) return;
    this.yanking = true;
    this._insertString(this.killRing[this.killIndex]);
  },
  _yankPop() {
    if (!this.yanking || this.killRing.length < 2) return;
    const last = this.killRing[this.killIndex];
    this.killIndex = (this.killIndex + 1) % this.killRing.length;
    const text = this.killRing[this.killIndex];
    const start = this.cursor - last.length;
    this._setLine(this.line.slice(0, start) + text + this.line.slice(this.cursor), start + text.length);
  },

  clearLine() {
    this._moveCursor(+Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this.prevRows = 0;
  },

  /** The line is complete. */
  _line() {
    const line = this._addHistory();
    this.undoStack = [];
    this.redoStack = [];
    this.clearLine();
    this._onLine(line);
  },

  _historyNext() {
    if (this.historyIndex < 0) return;
    this._beforeEdit(this.line, this.cursor);
    const search = this.searched || '';
    let index = this.historyIndex - 1;
    while (index >= 0 && (!this.history[index].startsWith(search) || this.line === this.history[index])) index--;
    this.historyIndex = index;
    const line = index === -1 ? search : this.history[index];
    this._setLine(line, line.length);
  },
  _historyPrev() {
    const { history } = this;
    if (this.historyIndex >= history.length || history.length === 0) return;
    this._beforeEdit(this.line, this.cursor);
    const search = this.searched || '';
    let index = this.historyIndex + 1;
    while (index < history.length && (!history[index].startsWith(search) || this.line === history[index])) index++;
    this.historyIndex = index;
    const line = index === history.length ? search : history[index];
    this._setLine(line, line.length);
  },

  async _tabComplete(lastKeypressWasTab) {
    this.pause();
    let value;
    try {
      value = await this.completer(this.line.slice(0, this.cursor));
    } catch (err) {
      this._writeToOutput(`Tab completion error: ${require('internal/util/inspect').inspect(err)}`);
      return;
    } finally {
      this.resume();
    }
    this._tabCompleter(lastKeypressWasTab, value);
  },

  /** Inserts what all completions share; after a second tab lists them. */
  _tabCompleter(lastKeypressWasTab, [completions, completeOn]) {
    if (!completions || completions.length === 0) return;
    const prefix = commonPrefix(completions.filter((text) => text !== ''));
    if (prefix.startsWith(completeOn) && prefix.length > completeOn.length) {
      this._insertString(prefix.slice(completeOn.length));
      return;
    }
    if (!completeOn.startsWith(prefix)) {
      const start = this.cursor - completeOn.length;
      this._setLine(this.line.slice(0, start) + prefix + this.line.slice(this.cursor), start + prefix.length);
      return;
    }
    if (!lastKeypressWasTab) return;

    this._beforeEdit(this.line, this.cursor);
    const widths = completions.map(widthOf);
    const width = Math.max(...widths) + 2;
    let perRow = Math.floor(this.columns / width) || 1;
    if (perRow === Infinity) perRow = 1;
    const out = ['\r\n'];
    let inRow = 0;
    let gap = 0;
    completions.forEach((text, i) => {
      if (text === '' || inRow === perRow) {
        out.push('\r\n');
        inRow = 0;
        gap = 0;
      } else {
        out.push(' '.repeat(gap));
      }
      if (text === '') {
        out.push('\r\n');
      } else {
        out.push(text);
        gap = width - widths[i];
        inRow++;
      }
    });
    if (inRow !== 0) out.push('\r\n\r\n');
    this._writeToOutput(out.join(''));
    this._refreshLine();
  },

  /** Handles one key. */
  _ttyWrite(s, key) {
    require('internal/readline/keys')(this, s, key || {});
  },
};

/** undo and redo: the state now goes on one stack, that of the other becomes the state. */
function swapState(iface, from, to) {
  if (from.length === 0) return;
  to.push({ line: iface.line, cursor: iface.cursor });
  const { line, cursor } = from.pop();
  methods._setLine.call(iface, line, cursor);
}

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  const sorted = texts.slice().sort();
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  let i = 0;
  while (i < first.length && first[i] === last[i]) i++;
  return first.slice(0, i);
}

module.exports = { attach, methods };

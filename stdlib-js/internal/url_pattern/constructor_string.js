'use strict';
// A whole URL with pattern parts in it, taken apart: `https://*.example.com/:id?q`.
const { tokenize } = require('internal/url_pattern/parse');

const order = ['init', 'protocol', 'authority', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash', 'done'];
const rank = (state) => order.indexOf(state);

class Splitter {
  constructor(input, isSpecial) {
    this.input = input;
    this.tokens = tokenize(input, false);
    this.isSpecial = isSpecial;
    this.special = false;
    this.result = {};
    this.state = 'init';
    this.start = 0;
    this.at = 0;
    this.step = 1;
  }

  /** The token `offset` away is this plain character. */
  plain(character, offset = 0) {
    const token = this.tokens[this.at + offset];
    return token !== undefined && token.value === character && (token.type === 'char' || token.type === 'escaped' || token.type === 'invalid');
  }

  /** A question mark that is no modifier of what stands before it. */
  searchStarts() {
    if (this.plain('?')) return true;
    if (this.tokens[this.at].value !== '?') return false;
    const before = this.tokens[this.at - 1];
    return before === undefined || !['name', 'regexp', 'close', 'asterisk'].includes(before.type);
  }

  text() {
    return this.input.slice(this.tokens[this.start].index, this.tokens[this.at].index);
  }

  rewind(state) {
    this.at = this.start;
    this.step = 0;
    this.state = state;
  }

  change(state, skip) {
    const { result } = this;
    if (this.state !== 'init' && this.state !== 'authority') result[this.state] = this.text();
    if (this.state !== 'init' && state !== 'done') {
      const from = rank(this.state);
      const to = rank(state);
      if (from <= rank('password') && to >= rank('port')) result.hostname ??= '';
      if (from <= rank('port') && to >= rank('search')) result.pathname ??= this.special ? '/' : '';
      if (from <= rank('pathname') && to === rank('hash')) result.search ??= '';
    }
    this.state = state;
    this.at += skip;
    this.start = this.at;
    this.step = 0;
  }

  /** Goes to what follows a component, if that starts here; only states after the present one count. */
  tail() {
    if (this.state !== 'pathname' && this.state !== 'search' && this.plain('/')) this.change('pathname', 0);
    else if (this.state !== 'search' && this.searchStarts()) this.change('search', 1);
    else if (this.plain('#')) this.change('hash', 1);
  }

  visit() {
    switch (this.state) {
      case 'init':
        if (this.plain(':')) this.rewind('protocol');
        return;
      case 'protocol':
        if (!this.plain(':')) return;
        this.special = this.isSpecial(this.text());
        if (this.plain('/', 1) && this.plain('/', 2)) this.change('authority', 3);
        else this.change(this.special ? 'authority' : 'pathname', 1);
        return;
      case 'authority':
        if (this.plain('@')) this.rewind('username');
        else if (this.plain('/') || this.searchStarts() || this.plain('#')) this.rewind('hostname');
        return;
      case 'username':
        if (this.plain(':')) this.change('password', 1);
        else if (this.plain('@')) this.change('hostname', 1);
        return;
      case 'password':
        if (this.plain('@')) this.change('hostname', 1);
        return;
      case 'hostname':
        if (this.plain('[')) this.brackets++;
        else if (this.plain(']')) this.brackets--;
        else if (this.plain(':') && this.brackets === 0) this.change('port', 1);
        else this.tail();
        return;
      case 'hash':
        return;
      default:
        this.tail();
    }
  }

  split() {
    let depth = 0;
    this.brackets = 0;
    for (; this.at < this.tokens.length; this.at += this.step) {
      this.step = 1;
      const { type } = this.tokens[this.at];
      if (type === 'end') {
        if (this.state === 'init') {
          this.at = this.start;
          this.step = 0;
          if (this.plain('#')) this.change('hash', 1);
          else if (this.searchStarts()) this.change('search', 1);
          else this.change('pathname', 0);
        } else if (this.state === 'authority') {
          this.rewind('hostname');
        } else {
          this.change('done', 0);
          break;
        }
      } else if (type === 'open') {
        depth++;
      } else if (depth > 0) {
        if (type === 'close') depth--;
      } else {
        this.visit();
      }
    }
    if (this.result.hostname !== undefined) this.result.port ??= '';
    return this.result;
  }
}

/**
 * The components of `input`; those that it does not name are absent.
 * @param {string} input
 * @param {(protocol: string) => boolean} isSpecial
 */
function split(input, isSpecial) {
  return new Splitter(input, isSpecial).split();
}

module.exports = { split };

'use strict';
// net.BlockList: rules about addresses. An address is compared as hexadecimal text of its family's width.
const binding = internalBinding('net');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const validators = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const { SocketAddress } = require('internal/socketaddress');

const kRules = Symbol('kHandle');
const MAPPED = '00000000000000000000ffff';

/** A `SocketAddress` of an argument, which may be one already. */
function addressOf(value, family, name) {
  if (SocketAddress.isSocketAddress(value)) return value;
  validators.validateString(value, name);
  validators.validateString(family, 'family');
  return new SocketAddress({ address: value, family });
}

function hexOf(address) {
  return binding.addressHex(address.address);
}

function familyName(address) {
  return address.family === 'ipv4' ? 'IPv4' : 'IPv6';
}

/** The same address in the other family, or null. */
function otherForm(hex) {
  if (hex.length === 8) return MAPPED + hex;
  return hex.startsWith(MAPPED) ? hex.slice(24) : null;
}

/** True if the first `prefix` bits are the same. */
function samePrefix(a, b, prefix) {
  const digits = prefix >> 2;
  if (a.slice(0, digits) !== b.slice(0, digits)) return false;
  const rest = prefix & 3;
  if (rest === 0) return true;
  const shift = 4 - rest;
  return parseInt(a[digits], 16) >> shift === parseInt(b[digits], 16) >> shift;
}

class BlockList {
  constructor() {
    // Newest first, as Node lists them.
    this[kRules] = [];
  }

  /** True for what this class made. */
  static isBlockList(value) {
    return typeof value === 'object' && value !== null && kRules in value;
  }

  #add(rule) {
    this[kRules] = [rule].concat(this[kRules]);
  }

  /** Blocks one address. */
  addAddress(address, family = 'ipv4') {
    const found = addressOf(address, family, 'address');
    const hex = hexOf(found);
    this.#add({ text: `Address: ${familyName(found)} ${found.address}`, matches: (other) => other === hex });
  }

  /** Blocks all addresses from `start` to `end`. */
  addRange(start, end, family = 'ipv4') {
    const from = addressOf(start, family, 'start');
    const to = addressOf(end, family, 'end');
    const low = hexOf(from);
    const high = hexOf(to);
    if (low.length !== high.length || low > high) throw new ERR_INVALID_ARG_VALUE('start', from, 'must come before end');
    this.#add({
      text: `Range: ${familyName(from)} ${from.address}-${to.address}`,
      matches: (other) => other.length === low.length && other >= low && other <= high,
    });
  }

  /** Blocks the addresses that share their first `prefix` bits with `network`. */
  addSubnet(network, prefix, family = 'ipv4') {
    const found = addressOf(network, family, 'network');
    validators.validateInt32(prefix, 'prefix', 0, found.family === 'ipv4' ? 32 : 128);
    const hex = hexOf(found);
    this.#add({
      text: `Subnet: ${familyName(found)} ${found.address}/${prefix}`,
      matches: (other) => other.length === hex.length && samePrefix(other, hex, prefix),
    });
  }

  /** True if a rule blocks the address. What is no address is not blocked. */
  check(address, family = 'ipv4') {
    let found = address;
    if (!SocketAddress.isSocketAddress(address)) {
      validators.validateString(address, 'address');
      validators.validateString(family, 'family');
      try {
        found = new SocketAddress({ address, family });
      } catch {
        return false;
      }
    }
    const hex = hexOf(found);
    const other = otherForm(hex);
    return this[kRules].some((rule) => rule.matches(hex) || (other !== null && rule.matches(other)));
  }

  get rules() {
    return this[kRules].map((rule) => rule.text);
  }

  toJSON() {
    return this.rules;
  }

  /** Adds the rules of a list that `toJSON` gave, or of its JSON text. */
  fromJSON(data) {
    if (typeof data === 'string') {
      try {
        data = JSON.parse(data);
      } catch {
        throw new ERR_INVALID_ARG_VALUE('data', data);
      }
    }
    validators.validateArray(data, 'data');
    for (let i = data.length - 1; i >= 0; i--) this.#parse(data[i]);
  }

  #parse(text) {
    validators.validateString(text, 'data');
    const words = /^(Address|Range|Subnet): (IPv4|IPv6) ([^-/]+)(?:[-/](.+))?$/.exec(text);
    if (words === null) return;
    const family = words[2].toLowerCase();
    if (this.rules.includes(text)) return;
    if (words[1] === 'Address') this.addAddress(words[3], family);
    else if (words[1] === 'Range') this.addRange(words[3], words[4], family);
    else this.addSubnet(words[3], Number(words[4]), family);
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const shown = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `BlockList ${inspect({ rules: this.rules }, shown)}`;
  }
}

module.exports = { BlockList };

'use strict';
// net.SocketAddress: an address with its port, checked once.
const binding = internalBinding('net');
const { codes: { ERR_INVALID_ADDRESS, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const validators = require('internal/validators');
const { customInspectSymbol, kEmptyObject } = require('internal/util');

class SocketAddress {
  #address;
  #port;
  #family;
  #flowlabel;

  /** True for what this class made. */
  static isSocketAddress(value) {
    return typeof value === 'object' && value !== null && #address in value;
  }

  /** The address in `address[:port]`; undefined if there is none. */
  static parse(input) {
    validators.validateString(input, 'input');
    try {
      const { hostname, port } = new (require('internal/url').URL)(`http://${input}`);
      const isV6 = hostname.startsWith('[') && hostname.endsWith(']');
      return new SocketAddress({
        address: isV6 ? hostname.slice(1, -1) : hostname,
        // The port of http is none: URL drops it, and so does Node.
        port: Number(port),
        family: isV6 ? 'ipv6' : 'ipv4',
      });
    } catch {
      return undefined;
    }
  }

  constructor(options = kEmptyObject) {
    validators.validateObject(options, 'options');
    let { family = 'ipv4' } = options;
    const { address = family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    if (typeof family?.toLowerCase === 'function') family = family.toLowerCase();
    if (family !== 'ipv4' && family !== 'ipv6') throw new ERR_INVALID_ARG_VALUE('options.family', options.family);
    validators.validateString(address, 'options.address');
    validators.validatePort(port, 'options.port');
    validators.validateUint32(flowlabel, 'options.flowlabel', false);
    if (binding.isIP(address) !== (family === 'ipv4' ? 4 : 6)) throw new ERR_INVALID_ADDRESS();
    this.#address = binding.canonical(address) ?? address;
    this.#port = port | 0;
    this.#family = family;
    this.#flowlabel = family === 'ipv6' ? flowlabel : 0;
  }

  get address() {
    return this.#address;
  }

  get port() {
    return this.#port;
  }

  get family() {
    return this.#family;
  }

  get flowlabel() {
    return this.#flowlabel;
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const shown = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `SocketAddress ${inspect(this.toJSON(), shown)}`;
  }

  toJSON() {
    return { address: this.#address, port: this.#port, family: this.#family, flowlabel: this.#flowlabel };
  }
}

module.exports = { SocketAddress };

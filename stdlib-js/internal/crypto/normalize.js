'use strict';
// WebCrypto's algorithms as programs name them, made into what the operations work with (the specification's
// "normalizing an algorithm"), and the web's conversions of arguments.

const { codes } = require('internal/errors');
const { BYTES, isBytes } = require('internal/crypto/util');
const { isCryptoKey } = require('internal/crypto/keys');

function domException(message, name, cause) {
  const DOMException = require('internal/util').lazyDOMExceptionClass();
  return new DOMException(message, cause === undefined ? name : { name, cause });
}

const AES_KEY = 'AesKeyGenParams';
const AEAD = 'AeadParams';
const PAIRS = { 'ECDSA': 'EcKeyImportParams', 'ECDH': 'EcKeyImportParams', 'Ed25519': '', 'X25519': '' };
const RSA = ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP'];
const SHA = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'];

// By operation: the algorithms, each with the dictionary that it takes.
const OPERATIONS = {
  '__proto__': null,
  'digest': { cSHAKE128: 'CShakeParams', cSHAKE256: 'CShakeParams' },
  'generateKey': {
    'AES-CBC': AES_KEY, 'AES-CTR': AES_KEY, 'AES-GCM': AES_KEY, 'AES-KW': AES_KEY, 'ChaCha20-Poly1305': '', 'HMAC': 'HmacKeyGenParams',
  },
  'sign': { 'HMAC': '', 'RSASSA-PKCS1-v1_5': '', 'RSA-PSS': 'RsaPssParams', 'ECDSA': 'EcdsaParams', 'Ed25519': '' },
  'importKey': {
    'AES-CBC': '', 'AES-CTR': '', 'AES-GCM': '', 'AES-KW': '', 'ChaCha20-Poly1305': '', 'HMAC': 'HmacImportParams', 'PBKDF2': '', 'HKDF': '',
  },
  'exportKey': {
    'RSASSA-PKCS1-v1_5': '', 'RSA-PSS': '', 'RSA-OAEP': '', 'ECDSA': '', 'ECDH': '', 'Ed25519': '', 'X25519': '',
    'AES-CBC': '', 'AES-CTR': '', 'AES-GCM': '', 'AES-KW': '', 'ChaCha20-Poly1305': '', 'HMAC': '',
  },
  'deriveBits': { HKDF: 'HkdfParams', PBKDF2: 'Pbkdf2Params', ECDH: 'EcdhKeyDeriveParams', X25519: 'EcdhKeyDeriveParams' },
  'encrypt': {
    'AES-CBC': 'AesCbcParams', 'AES-CTR': 'AesCtrParams', 'AES-GCM': AEAD, 'ChaCha20-Poly1305': AEAD, 'RSA-OAEP': 'RsaOaepParams',
  },
  'wrapKey': { 'AES-KW': '' },
  'get key length': {
    'AES-CBC': 'AesDerivedKeyParams', 'AES-CTR': 'AesDerivedKeyParams', 'AES-GCM': 'AesDerivedKeyParams', 'AES-KW': 'AesDerivedKeyParams',
    'ChaCha20-Poly1305': '', 'HMAC': 'HmacImportParams', 'HKDF': '', 'PBKDF2': '',
  },
};
for (const name of SHA) OPERATIONS.digest[name] = '';
for (const name of RSA) {
  OPERATIONS.generateKey[name] = 'RsaHashedKeyGenParams';
  OPERATIONS.importKey[name] = 'RsaHashedImportParams';
}
Object.assign(OPERATIONS.generateKey, PAIRS);
Object.assign(OPERATIONS.importKey, PAIRS);
OPERATIONS.verify = OPERATIONS.sign;
OPERATIONS.decrypt = OPERATIONS.encrypt;
OPERATIONS.unwrapKey = OPERATIONS.wrapKey;

const required = true;
const BUFFER = 'BufferSource';

// By dictionary: its members in the order in which they are read. A number is the greatest value of an integer.
const DICTIONARIES = {
  __proto__: null,
  AeadParams: [['additionalData', BUFFER], ['iv', BUFFER, required], ['tagLength', 255]],
  AesCbcParams: [['iv', BUFFER, required]],
  AesCtrParams: [['counter', BUFFER, required], ['length', 255, required]],
  AesDerivedKeyParams: [['length', 65535, required]],
  AesKeyGenParams: [['length', 65535, required]],
  CShakeParams: [['customization', BUFFER], ['functionName', BUFFER], ['outputLength', 4294967295, required]],
  EcKeyImportParams: [['namedCurve', 'text', required]],
  EcdhKeyDeriveParams: [['public', 'key', required]],
  EcdsaParams: [['hash', 'hash', required]],
  HkdfParams: [['hash', 'hash', required], ['info', BUFFER, required], ['salt', BUFFER, required]],
  HmacImportParams: [['hash', 'hash', required], ['length', 4294967295]],
  HmacKeyGenParams: [['hash', 'hash', required], ['length', 4294967295]],
  RsaHashedImportParams: [['hash', 'hash', required]],
  RsaHashedKeyGenParams: [['hash', 'hash', required], ['modulusLength', 4294967295, required], ['publicExponent', BUFFER, required]],
  RsaOaepParams: [['label', BUFFER]],
  RsaPssParams: [['saltLength', 4294967295, required]],
  Pbkdf2Params: [['hash', 'hash', required], ['iterations', 4294967295, required], ['salt', BUFFER, required]],
};

const PREFIX = 'Failed to normalize algorithm: ';
const PASSED = 'passed algorithm';

function typeError(message, code) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

/** The algorithm that a program names for `operation`, with the members that it needs and no others. */
function normalizeAlgorithm(algorithm, operation) {
  let name;
  const isObject = (typeof algorithm === 'object' && algorithm !== null) || typeof algorithm === 'function';
  if (isObject) {
    name = algorithm.name;
    if (name === undefined) {
      throw typeError(`${PREFIX}${PASSED} can not be converted to 'Algorithm' because 'name' is required in 'Algorithm'.`, 'ERR_MISSING_OPTION');
    }
  } else {
    name = algorithm;
  }
  const wanted = `${name}`.toLowerCase();
  const known = OPERATIONS[operation];
  const found = Object.keys(known).find((one) => one.toLowerCase() === wanted);
  if (found === undefined) throw domException('Unrecognized algorithm name', 'NotSupportedError');
  const normal = { name: found };
  if (known[found] !== '') readMembers(normal, isObject ? algorithm : {}, known[found]);
  if (operation === 'digest') warnOfExperiment(found);
  return normal;
}

function readMembers(normal, algorithm, dictionary) {
  for (const { 0: key, 1: type, 2: isRequired } of DICTIONARIES[dictionary]) {
    const value = algorithm[key];
    const where = `'${key}' of '${dictionary}' (${PASSED})`;
    if (value === undefined) {
      if (isRequired) {
        throw typeError(`${PREFIX}${PASSED} can not be converted to '${dictionary}' because '${key}' is required in '${dictionary}'.`,
                        'ERR_MISSING_OPTION');
      }
      continue;
    }
    if (type === BUFFER) {
      if (!isBytes(value)) throw typeError(`${PREFIX}${where} is not instance of ${list(BYTES)}.`, 'ERR_INVALID_ARG_TYPE');
      normal[key] = copyOf(value);
    } else if (type === 'text') {
      normal[key] = `${value}`;
    } else if (type === 'key') {
      if (!isCryptoKey(value)) throw typeError(`${PREFIX}${where} is not of type CryptoKey.`, 'ERR_INVALID_ARG_TYPE');
      normal[key] = value;
    } else if (type === 'hash') {
      normal[key] = hashOf(value, dictionary);
    } else {
      normal[key] = integer(value, type, PREFIX + where);
    }
  }
}

function hashOf(value, dictionary) {
  const name = `${typeof value === 'object' && value !== null ? value.name : value}`.toLowerCase();
  const found = SHA.find((one) => one.toLowerCase() === name);
  if (found === undefined) {
    const message = dictionary === 'EcdsaParams' ? 'Unrecognized algorithm name' : `Only SHA hashes are supported in ${dictionary}`;
    throw domException(message, 'NotSupportedError');
  }
  warnOfExperiment(found);
  return { name: found };
}

function list(names) {
  return `${names.slice(0, -1).join(', ')}, or ${names[names.length - 1]}`;
}

/** An integer from 0 to `most`; nothing is rounded into that range. */
function integer(value, most, where) {
  const number = Number(value);
  if (!Number.isFinite(number)) throw typeError(`${where} is not a finite number.`, 'ERR_INVALID_ARG_TYPE');
  const whole = Math.trunc(number);
  if (whole < 0 || whole > most) throw typeError(`${where} is outside the expected range of 0 to ${most}.`, 'ERR_OUT_OF_RANGE');
  return whole + 0;
}

/** The bytes at this moment: what a program writes into its buffer later does not count. */
function copyOf(bytes) {
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  return view.slice();
}

const warned = new Set();

function warnOfExperiment(name) {
  if (!/^(?:SHA3|cSHAKE|ChaCha)/.test(name) || warned.has(name)) return;
  warned.add(name);
  process.emitWarning(`The ${name} Web Crypto API algorithm is an experimental feature and might change at any time`, 'ExperimentalWarning');
}

const ORDINALS = ['', '1st', '2nd', '3rd', '4th', '5th', '6th', '7th'];
const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk', 'raw-public', 'raw-secret', 'raw-seed'];

/** The checks of one method's arguments. */
function argumentsOf(method) {
  const start = `Failed to execute '${method}' on 'SubtleCrypto': `;
  const fail = (at, text, code) => typeError(`${start}${ORDINALS[at]} argument ${text}`, code);
  const oneOf = (value, at, type, values, suffix = '') => {
    const name = `${value}`;
    if (!values.includes(name)) {
      const which = `${start}${ORDINALS[at]} argument${suffix} value '${name}' is not a valid enum value of type ${type}.`;
      throw typeError(which, 'ERR_INVALID_ARG_VALUE');
    }
    return name;
  };
  return {
    start,
    /** At least `count` arguments. */
    count(given, count) {
      if (given < count) {
        const text = `${count} argument${count === 1 ? '' : 's'} required, but only ${given} present.`;
        throw typeError(start + text, 'ERR_MISSING_ARGS');
      }
    },
    bytes(value, at) {
      if (!isBytes(value)) throw fail(at, `is not instance of ${list(BYTES)}.`, 'ERR_INVALID_ARG_TYPE');
      return copyOf(value);
    },
    key(value, at) {
      if (!isCryptoKey(value)) throw fail(at, 'is not of type CryptoKey.', 'ERR_INVALID_ARG_TYPE');
      return value;
    },
    format: (value, at) => oneOf(value, at, 'KeyFormat', FORMATS),
    usages(value, at) {
      const isIterable = typeof value === 'object' && value !== null && typeof value[Symbol.iterator] === 'function';
      if (!isIterable) throw fail(at, 'can not be converted to sequence.', 'ERR_INVALID_ARG_TYPE');
      const { USES } = require('internal/crypto/crypto_key');
      const all = [...USES, 'encapsulateKey', 'encapsulateBits', 'decapsulateKey', 'decapsulateBits'];
      return Array.from(value, (use, index) => oneOf(use, at, 'KeyUsage', all, `[${index}]`));
    },
    length(value, at) {
      return value === undefined || value === null ? null : Number(value) | 0;
    },
    /** A JSON Web Key's members that secret keys have. */
    jwk(value, at) {
      if (typeof value !== 'object' && typeof value !== 'function') throw fail(at, 'can not be converted to a dictionary', 'ERR_INVALID_ARG_TYPE');
      const jwk = {};
      for (const name of ['alg', 'crv', 'd', 'dp', 'dq', 'e', 'ext', 'k', 'key_ops', 'kty', 'n', 'p', 'q', 'qi', 'use', 'x', 'y']) {
        const member = value?.[name];
        if (member === undefined) continue;
        if (name === 'ext') {
          jwk.ext = !!member;
        } else if (name === 'key_ops') {
          if (typeof member !== 'object' || member === null || typeof member[Symbol.iterator] !== 'function') {
            throw typeError(`${start}'key_ops' of 'JsonWebKey' (${ORDINALS[at]} argument) can not be converted to sequence.`, 'ERR_INVALID_ARG_TYPE');
          }
          jwk.key_ops = Array.from(member, String);
        } else {
          jwk[name] = `${member}`;
        }
      }
      return jwk;
    },
  };
}

const WITH_SECOND = { __proto__: null, deriveKey: 'importKey', unwrapKey: 'importKey', wrapKey: 'exportKey' };

/** `SubtleCrypto.supports(...)` */
function supports(operation, algorithm, second) {
  const known = (name, wanted) => {
    try {
      normalizeAlgorithm(wanted, name);
      return true;
    } catch {
      return false;
    }
  };
  if (operation === 'deriveKey') return known('deriveBits', algorithm) && known('importKey', second) && known('get key length', second);
  if (operation === 'getPublicKey') {
    return known('importKey', algorithm) && require('internal/crypto/subtle_pairs').isPair(normalizeAlgorithm(algorithm, 'importKey').name);
  }
  if (operation === 'wrapKey' || operation === 'unwrapKey') {
    const instead = operation === 'wrapKey' ? 'encrypt' : 'decrypt';
    return (known(operation, algorithm) || known(instead, algorithm)) && (second === null || known(WITH_SECOND[operation], second));
  }
  if (operation === 'deriveBits') {
    if (!known('deriveBits', algorithm)) return false;
    return second === null ? !/^(?:hkdf|pbkdf2)$/i.test(`${algorithm?.name ?? algorithm}`) : second % 8 === 0;
  }
  if (operation === 'get key length' || OPERATIONS[operation] === undefined) return false;
  return known(operation, algorithm);
}

module.exports = { OPERATIONS, supports, argumentsOf, domException, normalizeAlgorithm, warnOfExperiment };

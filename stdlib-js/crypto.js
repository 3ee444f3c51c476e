'use strict';
// node:crypto. What hashing and randomness need is here; the rest loads when it is first named.

const binding = internalBinding('crypto');
const { Hash, Hmac, createHmac } = require('internal/crypto/hash');

const exports_ = module.exports;

/** `crypto.name`, loaded from a library module by its first reader. */
function lazy(name, load) {
  function define(value) {
    Object.defineProperty(exports_, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    return value;
  }
  Object.defineProperty(exports_, name, {
    __proto__: null, get: () => define(load()), set: define, enumerable: true, configurable: true,
  });
}

function from(id, names) {
  for (const name of names.split(' ')) lazy(name, () => require(id)[name]);
}

/** Functions and classes that are not there: they say so by name. */
function missing(names) {
  for (const name of names.split(' ')) {
    const { [name]: fn } = {
      [name]: function() {
        const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
        throw new ERR_METHOD_NOT_IMPLEMENTED(`crypto.${name}()`);
      },
    };
    exports_[name] = fn;
  }
}

missing('argon2 argon2Sync checkPrime checkPrimeSync');
from('internal/crypto/cipher', 'createCipheriv createDecipheriv');
missing('createDiffieHellman createDiffieHellmanGroup');
from('internal/crypto/ecdh', 'createECDH');
exports_.createHash = binding.hash.createHash;
exports_.createHmac = createHmac;
from('internal/crypto/asymmetric', 'createPrivateKey createPublicKey');
from('internal/crypto/keys', 'createSecretKey');
from('internal/crypto/sign', 'createSign createVerify');
from('internal/crypto/asymmetric', 'diffieHellman');
missing('generatePrime generatePrimeSync');
from('internal/crypto/cipher', 'getCiphers getCipherInfo');
exports_.getCurves = function() {
  return binding.curves.slice();
};
exports_.getDiffieHellman = exports_.createDiffieHellmanGroup;
exports_.getHashes = function() {
  return binding.hashes.slice();
};
from('internal/crypto/derive', 'hkdf hkdfSync pbkdf2 pbkdf2Sync');
from('internal/crypto/asymmetric', 'generateKeyPair generateKeyPairSync');
from('internal/crypto/keys', 'generateKey generateKeySync');
from('internal/crypto/sign', 'privateDecrypt privateEncrypt publicDecrypt publicEncrypt');
exports_.randomBytes = binding.random.randomBytes;
from('internal/crypto/random', 'randomFill randomFillSync randomInt randomUUID');
from('internal/crypto/derive', 'scrypt scryptSync');
from('internal/crypto/sign', 'sign');
exports_.setEngine = function setEngine(id, flags) {
  const { codes } = require('internal/errors');
  const { validateNumber, validateString } = require('internal/validators');
  validateString(id, 'id');
  if (flags) validateNumber(flags, 'flags');
  throw new codes.ERR_CRYPTO_ENGINE_UNKNOWN(id);
};
exports_.timingSafeEqual = binding.timingSafeEqual;
exports_.getFips = function getFips() {
  return 0;
};
exports_.setFips = function setFips(val) {
  if (val) throw new (require('internal/errors').codes.ERR_CRYPTO_FIPS_UNAVAILABLE)();
};
from('internal/crypto/sign', 'verify');
exports_.hash = binding.hash.hash;
missing('encapsulate decapsulate Certificate');
from('internal/crypto/cipher', 'Cipheriv Decipheriv');
missing('DiffieHellman DiffieHellmanGroup');
from('internal/crypto/ecdh', 'ECDH');
lazy('Hash', () => require('internal/util').deprecate(Hash, 'crypto.Hash constructor is deprecated.', 'DEP0179'));
lazy('Hmac', () => require('internal/util').deprecate(Hmac, 'crypto.Hmac constructor is deprecated.', 'DEP0181'));
from('internal/crypto/keys', 'KeyObject');
from('internal/crypto/sign', 'Sign Verify');
if (internalBinding('process').hasTls) from('internal/tls/x509', 'X509Certificate');
else missing('X509Certificate');
exports_.secureHeapUsed = function secureHeapUsed() {
  return { total: 0, used: 0, utilization: NaN, min: 2 };
};

let fipsWarned = false;
function fips(set) {
  return function(value) {
    if (!fipsWarned) {
      fipsWarned = true;
      process.emitWarning(`The crypto.fips is deprecated. Please use crypto.${set ? 'setFips' : 'getFips'}()`, 'DeprecationWarning', 'DEP0093');
    }
    return set ? exports_.setFips(value) : 0;
  };
}

Object.defineProperties(exports_, {
  fips: { __proto__: null, get: fips(false), set: fips(true) },
  constants: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get() {
      return require('internal/crypto/constants');
    },
  },
  webcrypto: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get() {
      return require('internal/webcrypto').crypto;
    },
    set: undefined,
  },
  subtle: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get() {
      return require('internal/webcrypto').crypto.subtle;
    },
    set: undefined,
  },
  getRandomValues: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get: () => getRandomValues,
    set: undefined,
  },
});

function getRandomValues(array) {
  return require('internal/webcrypto').crypto.getRandomValues(array);
}

for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  let old;
  Object.defineProperty(exports_, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      if (!internalBinding('util').pendingDeprecation()) return exports_.randomBytes;
      return old ??= require('internal/util').pendingDeprecate(exports_.randomBytes, `crypto.${name} is deprecated.`, 'DEP0115');
    },
    set(value) {
      Object.defineProperty(exports_, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
  });
}

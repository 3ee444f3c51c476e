'use strict';
// Keys in pairs: public and private KeyObjects, what programs may pass as a key, new pairs, ECDH and Diffie-Hellman of two keys.

const { codes } = require('internal/errors');
const { validateFunction, validateObject, validateOneOf, validateString, validateUint32 } = require('internal/validators');
const { coded, getArrayBufferOrView, isBytes } = require('internal/crypto/util');
const { KeyObject, isCryptoKey, isKeyObject, kHandle } = require('internal/crypto/keys');
const { kKeyObject } = require('internal/crypto/crypto_key');
const { pair: native } = internalBinding('crypto');

const kAsymmetricKeyType = Symbol('kAsymmetricKeyType');
const kAsymmetricKeyDetails = Symbol('kAsymmetricKeyDetails');

class AsymmetricKeyObject extends KeyObject {
  get asymmetricKeyType() {
    return this[kAsymmetricKeyType] ||= native.kind(this[kHandle]);
  }

  get asymmetricKeyDetails() {
    return { ...(this[kAsymmetricKeyDetails] ||= detailsOf(this)) };
  }

  /** A CryptoKey over the same material. */
  toCryptoKey(algorithm, extractable, keyUsages) {
    return require('internal/crypto/subtle').keyOfObject(this, algorithm, extractable, keyUsages);
  }
}

class PublicKeyObject extends AsymmetricKeyObject {
  export(options) {
    return exportKey(this, options, PUBLIC_TYPES);
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  export(options) {
    return exportKey(this, options, PRIVATE_TYPES);
  }
}

const PUBLIC_TYPES = ['spki', 'pkcs1'];
const PRIVATE_TYPES = ['pkcs8', 'pkcs1', 'sec1'];

function detailsOf(key) {
  const handle = key[kHandle];
  const curve = native.curve(handle);
  if (curve !== undefined) return { namedCurve: curve[0] };
  if (!key.asymmetricKeyType.startsWith('rsa')) return {};
  const { 0: n, 1: e } = native.numbers(handle);
  const bits = n.length * 8 - Math.clz32(n[0]) + 24;
  return { modulusLength: bits, publicExponent: BigInt(`0x${e.toString('hex')}`) };
}

function invalidOption(prefix, name, value) {
  return new codes.ERR_INVALID_ARG_VALUE(`${prefix}${name}`, value);
}

function incompatible(type, reason) {
  return new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, reason);
}

/** Writes a key as `options` say; they may come from generateKeyPair, where their name is another. */
function exportKey(key, options, types, prefix = 'options.') {
  if (prefix === 'options.') validateObject(options, 'options');
  const { format, type, cipher, passphrase } = options;
  const isPrivate = types === PRIVATE_TYPES;
  if (format === 'jwk') {
    if (isPrivate && (cipher != null || passphrase != null)) throw incompatible('jwk', 'does not support encryption');
    return jwkOf(key);
  }
  if (format !== 'pem' && format !== 'der') throw invalidOption(prefix, 'format', format);
  if (!types.includes(type)) throw invalidOption(prefix, 'type', type);
  let secret;
  if (isPrivate) {
    if (cipher != null) {
      if (typeof cipher !== 'string') throw invalidOption(prefix, 'cipher', cipher);
      if (format === 'der' && type !== 'pkcs8') throw incompatible(type, 'does not support encryption');
      if (typeof passphrase !== 'string' && !isBytes(passphrase)) throw invalidOption(prefix, 'passphrase', passphrase);
      secret = passphrase;
    } else if (passphrase != null) {
      throw invalidOption(prefix, 'cipher', cipher);
    }
  }
  const kind = key.asymmetricKeyType;
  if (type === 'pkcs1' && kind !== 'rsa') throw incompatible('pkcs1', 'can only be used for RSA keys');
  if (type === 'sec1' && kind !== 'ec') throw incompatible('sec1', 'can only be used for EC keys');
  if (secret !== undefined && !internalBinding('crypto').ciphers.includes(cipher.toLowerCase())) {
    throw coded(Error, 'Unknown cipher', 'ERR_CRYPTO_UNKNOWN_CIPHER');
  }
  const written = native.write(key[kHandle], type, format === 'pem', secret === undefined ? undefined : cipher, secret);
  if (written === undefined) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`encryption of ${type} keys with ${cipher}`);
  return written;
}

const OKP = { __proto__: null, ed25519: 'Ed25519', x25519: 'X25519' };
const RSA_MEMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'];

/** A JSON Web Key of an asymmetric KeyObject. */
function jwkOf(key) {
  const handle = key[kHandle];
  const kind = key.asymmetricKeyType;
  const parts = native.numbers(handle).map((part) => part.toString('base64url'));
  if (kind === 'rsa') {
    const jwk = { kty: 'RSA' };
    for (let i = 0; i < parts.length; i++) jwk[RSA_MEMBERS[i]] = parts[i];
    return jwk;
  }
  if (kind === 'ec') {
    const jwk = { kty: 'EC', x: parts[0], y: parts[1], crv: native.curve(handle)[1] };
    if (parts.length > 2) jwk.d = parts[2];
    return jwk;
  }
  if (OKP[kind] === undefined) throw coded(Error, 'Unsupported JWK Key Type.', 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE');
  return parts.length > 1 ? { crv: OKP[kind], d: parts[1], x: parts[0], kty: 'OKP' } : { crv: OKP[kind], x: parts[0], kty: 'OKP' };
}

/** A native handle of a JSON Web Key; private if `wanted` says so or, where either will do, if it has a private part. */
function handleOfJwk(jwk, wanted, name = 'key.key') {
  validateObject(jwk, name);
  validateOneOf(jwk.kty, 'key.kty', ['RSA', 'EC', 'OKP', 'AKP']);
  const take = (members) => members.map((member) => {
    validateString(jwk[member], `key.${member}`);
    return require('buffer').Buffer.from(jwk[member], 'base64url');
  });
  const isPrivate = wanted === 'private' || (wanted === 'either' && jwk.d !== undefined);
  let kind, members, invalid = 'Invalid JWK data';
  let curve = '';
  if (jwk.kty === 'RSA') {
    kind = 'rsa';
    members = isPrivate ? RSA_MEMBERS : ['n', 'e'];
    invalid = 'Invalid JWK RSA key';
  } else if (jwk.kty === 'EC') {
    validateOneOf(jwk.crv, 'key.crv', ['P-256', 'secp256k1', 'P-384', 'P-521']);
    kind = 'ec';
    curve = jwk.crv;
    members = isPrivate ? ['x', 'y', 'd'] : ['x', 'y'];
    invalid = 'Invalid JWK EC key';
  } else if (jwk.kty === 'OKP') {
    validateOneOf(jwk.crv, 'key.crv', ['Ed25519', 'Ed448', 'X25519', 'X448']);
    kind = jwk.crv.toLowerCase();
    if (OKP[kind] === undefined) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`the curve ${jwk.crv}`);
    members = isPrivate ? ['x', 'd'] : ['x'];
  } else {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('a key of type AKP');
  }
  const handle = native.fromNumbers(kind, isPrivate, curve, take(members));
  if (handle === undefined) throw coded(TypeError, invalid, 'ERR_CRYPTO_INVALID_JWK');
  return handle;
}

const TYPES = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/**
 * The native handle of whatever may stand for an asymmetric key: a KeyObject or CryptoKey (not where keys are created), PEM, DER,
 * a JSON Web Key, or an object with one of them as `key`. `wanted` is 'private', 'public' (of private ones the public half) or,
 * for createPublicKey, 'create-public'; and 'create-private'.
 */
function handleOf(key, wanted, name = 'key') {
  const creates = wanted.startsWith('create-');
  const isPrivate = wanted.endsWith('private');
  const ofObject = (object) => {
    if (isCryptoKey(object)) object = object[kKeyObject];
    if (object.type === 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, isPrivate ? 'private' : 'private or public');
    if (isPrivate && object.type !== 'private') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, 'private');
    if (wanted === 'create-public' && object.type !== 'private') {
      throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, 'private');
    }
    return object[kHandle];
  };
  const isObject = isKeyObject(key) || isCryptoKey(key);
  const types = creates ? TYPES : [...TYPES, 'KeyObject', 'CryptoKey'];
  if (isObject && !(creates && isPrivate)) return ofObject(key);
  if (typeof key === 'string' || isBytes(key)) return read(key, undefined, undefined, isPrivate);
  if (isObject || typeof key !== 'object' || key === null) throw new codes.ERR_INVALID_ARG_TYPE(name, types, key);
  const { key: data, format, type, encoding } = key;
  let { passphrase } = key;
  if (isKeyObject(data) || isCryptoKey(data)) {
    if (creates && isPrivate) throw new codes.ERR_INVALID_ARG_TYPE(`${name}.key`, types, data);
    return ofObject(data);
  }
  if (format === 'jwk') return handleOfJwk(data, isPrivate ? 'private' : 'public', `${name}.key`);
  if (typeof data !== 'string' && !isBytes(data)) throw new codes.ERR_INVALID_ARG_TYPE(`${name}.key`, types, data);
  if (format !== undefined && format !== 'pem' && format !== 'der') throw invalidOption('options.', 'format', format);
  let structure;
  if (format === 'der') {
    const allowed = isPrivate ? PRIVATE_TYPES : ['spki', 'pkcs1', 'pkcs8', 'sec1'];
    if (!allowed.includes(type)) throw invalidOption('options.', 'type', type);
    structure = type;
  }
  if (passphrase != null) {
    if (typeof passphrase !== 'string' && !isBytes(passphrase)) throw invalidOption('options.', 'passphrase', passphrase);
    passphrase = getArrayBufferOrView(passphrase, 'key.passphrase', encoding);
  }
  return read(typeof data === 'string' ? getArrayBufferOrView(data, 'key', encoding) : data, structure, passphrase, isPrivate);
}

function read(data, structure, passphrase, isPrivate) {
  return isPrivate ? native.readPrivate(data, structure, passphrase) : native.readPublic(data, structure, passphrase);
}

function createPrivateKey(key) {
  return new PrivateKeyObject('private', handleOf(key, 'create-private'));
}

function createPublicKey(key) {
  const handle = handleOf(key, 'create-public');
  return new PublicKeyObject('public', native.publicOf(handle));
}

/** What a new pair is made of: type, two parameters, and how both halves are handed out. */
function parametersOfPair(type, options) {
  validateString(type, 'type');
  let a, b;
  switch (type) {
    case 'rsa':
    case 'rsa-pss': {
      validateObject(options, 'options');
      validateUint32(options.modulusLength, 'options.modulusLength');
      const { publicExponent = 0x10001 } = options;
      validateUint32(publicExponent, 'options.publicExponent');
      for (const name of ['hashAlgorithm', 'mgf1HashAlgorithm', 'saltLength', 'hash', 'mgf1Hash']) {
        if (options[name] !== undefined) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`options.${name} of generateKeyPair()`);
      }
      a = options.modulusLength;
      b = publicExponent;
      break;
    }
    case 'ec': {
      validateObject(options, 'options');
      const { namedCurve, paramEncoding } = options;
      validateString(namedCurve, 'options.namedCurve');
      if (paramEncoding != null && paramEncoding !== 'named') {
        if (paramEncoding !== 'explicit') throw invalidOption('options.', 'paramEncoding', paramEncoding);
        throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('options.paramEncoding = \'explicit\'');
      }
      if (native.curve(namedCurve) === undefined) throw coded(TypeError, 'Invalid EC curve name', 'ERR_CRYPTO_INVALID_CURVE');
      a = namedCurve;
      break;
    }
    case 'ed25519':
    case 'x25519':
      if (options !== undefined) validateObject(options, 'options');
      break;
    case 'dh':
    case 'dsa':
    case 'ed448':
    case 'x448':
      if (options !== undefined || type.length < 4) validateObject(options, 'options');
      throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`generateKeyPair('${type}')`);
    default:
      throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
  const { publicKeyEncoding, privateKeyEncoding } = options ?? {};
  for (const { 0: name, 1: value, 2: types } of [
    ['publicKeyEncoding', publicKeyEncoding, PUBLIC_TYPES], ['privateKeyEncoding', privateKeyEncoding, PRIVATE_TYPES]]) {
    if (value == null) continue;
    if (typeof value !== 'object') throw invalidOption('options.', name, value);
    checkEncoding(value, types, type, `options.${name}.`);
  }
  return { type, a, b, publicKeyEncoding, privateKeyEncoding };
}

/** What can be said against an encoding before there is a key. */
function checkEncoding({ format, type, cipher, passphrase }, types, kind, prefix) {
  if (format === 'jwk') return;
  if (format !== 'pem' && format !== 'der') throw invalidOption(prefix, 'format', format);
  if (!types.includes(type)) throw invalidOption(prefix, 'type', type);
  if (type === 'pkcs1' && kind !== 'rsa') throw incompatible('pkcs1', 'can only be used for RSA keys');
  if (type === 'sec1' && kind !== 'ec') throw incompatible('sec1', 'can only be used for EC keys');
  if (types === PUBLIC_TYPES || cipher == null) {
    if (types !== PUBLIC_TYPES && passphrase != null) throw invalidOption(prefix, 'cipher', cipher);
    return;
  }
  if (typeof cipher !== 'string') throw invalidOption(prefix, 'cipher', cipher);
  if (format === 'der' && type !== 'pkcs8') throw incompatible(type, 'does not support encryption');
  if (typeof passphrase !== 'string' && !isBytes(passphrase)) throw invalidOption(prefix, 'passphrase', passphrase);
}

function finished(handle, { publicKeyEncoding, privateKeyEncoding }) {
  const privateKey = new PrivateKeyObject('private', handle);
  const publicKey = new PublicKeyObject('public', native.publicOf(handle));
  return {
    publicKey: publicKeyEncoding == null ? publicKey : exportKey(publicKey, publicKeyEncoding, PUBLIC_TYPES, 'options.publicKeyEncoding.'),
    privateKey: privateKeyEncoding == null ? privateKey :
      exportKey(privateKey, privateKeyEncoding, PRIVATE_TYPES, 'options.privateKeyEncoding.'),
  };
}

/** A new pair: `callback(error, publicKey, privateKey)`. */
function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const parameters = parametersOfPair(type, options);
  native.generate(type, parameters.a, parameters.b, (error, handle) => {
    let keys;
    if (!error) {
      try {
        keys = finished(handle, parameters);
      } catch (failed) {
        error = failed;
      }
    }
    if (error) callback(error);
    else callback(null, keys.publicKey, keys.privateKey);
  });
}
Object.defineProperty(generateKeyPair, require('internal/util').promisify.custom, {
  __proto__: null,
  value: (type, options) => new Promise((resolve, reject) => {
    generateKeyPair(type, options, (error, publicKey, privateKey) => (error ? reject(error) : resolve({ publicKey, privateKey })));
  }),
});

function generateKeyPairSync(type, options) {
  const parameters = parametersOfPair(type, options);
  return finished(native.generate(type, parameters.a, parameters.b), parameters);
}

/** The secret that both owners of two pairs find. */
function diffieHellman(options, callback) {
  validateObject(options, 'options');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const { privateKey, publicKey } = options;
  const own = handleOfHalf(privateKey, 'private', 'options.privateKey');
  const theirs = handleOfHalf(publicKey, 'public', 'options.publicKey');
  const kinds = [native.kind(own), native.kind(theirs)];
  if (kinds[0] !== kinds[1] || (kinds[0] !== 'ec' && kinds[0] !== 'x25519')) {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${kinds[0]} and ${kinds[1]}`);
  }
  return native.agree(own, theirs, callback);
}

function handleOfHalf(key, wanted, name) {
  if (key === undefined || key === null) throw new codes.ERR_INVALID_ARG_VALUE(name, key);
  return handleOf(key, wanted, name);
}

module.exports = {
  PrivateKeyObject, PublicKeyObject, createPrivateKey, createPublicKey, diffieHellman, generateKeyPair, generateKeyPairSync,
  handleOf, handleOfJwk,
};

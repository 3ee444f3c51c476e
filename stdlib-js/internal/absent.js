'use strict';
// Public modules that are not built yet: they load, and each of their functions says which module is missing.

const names = {
  __proto__: null,
  async_hooks: 'AsyncLocalStorage AsyncResource createHook executionAsyncId executionAsyncResource triggerAsyncId',
  child_process: 'ChildProcess exec execFile execFileSync execSync fork spawn spawnSync',
  cluster: 'disconnect fork setupMaster setupPrimary Worker',
  crypto: 'Certificate Cipheriv Decipheriv DiffieHellman ECDH Hash Hmac KeyObject Sign Verify X509Certificate checkPrime ' +
    'checkPrimeSync createCipheriv createDecipheriv createDiffieHellman createDiffieHellmanGroup createECDH createHash createHmac ' +
    'createPrivateKey createPublicKey createSecretKey createSign createVerify diffieHellman generateKey generateKeyPair ' +
    'generateKeyPairSync generateKeySync generatePrime generatePrimeSync getCipherInfo getCiphers getCurves getDiffieHellman ' +
    'getFips getHashes getRandomValues hash hkdf hkdfSync pbkdf2 pbkdf2Sync privateDecrypt privateEncrypt publicDecrypt ' +
    'publicEncrypt randomBytes randomFill randomFillSync randomInt randomUUID scrypt scryptSync secureHeapUsed setEngine setFips ' +
    'sign timingSafeEqual verify',
  dgram: 'Socket createSocket',
  diagnostics_channel: 'Channel channel hasSubscribers subscribe tracingChannel unsubscribe',
  dns: 'Resolver getDefaultResultOrder getServers lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname ' +
    'resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTlsa resolveTxt reverse setDefaultResultOrder setServers',
  domain: 'Domain create createDomain',
  http: 'Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer get request ' +
    'setMaxIdleHTTPParsers validateHeaderName validateHeaderValue',
  http2: 'Http2ServerRequest Http2ServerResponse connect createSecureServer createServer getDefaultSettings getPackedSettings ' +
    'getUnpackedSettings performServerHandshake',
  https: 'Agent Server createServer get request',
  inspector: 'Session close open url waitForDebugger',
  net: 'BlockList Server Socket SocketAddress Stream connect createConnection createServer ' +
    'getDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout isIP isIPv4 isIPv6 ' +
    'setDefaultAutoSelectFamily setDefaultAutoSelectFamilyAttemptTimeout',
  perf_hooks: 'Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver createHistogram eventLoopUtilization ' +
    'monitorEventLoopDelay timerify',
  punycode: 'decode encode toASCII toUnicode',
  readline: 'Interface clearLine clearScreenDown createInterface cursorTo emitKeypressEvents moveCursor',
  repl: 'REPLServer Recoverable start',
  sea: 'getAsset getAssetAsBlob getAssetKeys getRawAsset isSea',
  sqlite: 'DatabaseSync Session StatementSync backup',
  'stream/web': 'ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy DecompressionStream ReadableByteStreamController ' +
    'ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader ' +
    'TextDecoderStream TextEncoderStream TransformStream TransformStreamDefaultController WritableStream ' +
    'WritableStreamDefaultController WritableStreamDefaultWriter',
  test: 'after afterEach before beforeEach describe it run suite test',
  tls: 'SecureContext Server TLSSocket checkServerIdentity connect convertALPNProtocols createSecureContext createServer ' +
    'getCACertificates getCiphers setDefaultCACertificates',
  trace_events: 'createTracing getEnabledCategories',
  tty: 'ReadStream WriteStream isatty',
  v8: 'DefaultDeserializer DefaultSerializer Deserializer GCProfiler Serializer cachedDataVersionTag deserialize ' +
    'getCppHeapStatistics getHeapCodeStatistics getHeapSnapshot getHeapSpaceStatistics getHeapStatistics isStringOneByteRepresentation ' +
    'queryObjects serialize setFlagsFromString setHeapSnapshotNearHeapLimit startCpuProfile stopCoverage takeCoverage writeHeapSnapshot',
  vm: 'Module Script SourceTextModule SyntheticModule compileFunction createContext isContext measureMemory runInContext ' +
    'runInNewContext runInThisContext',
  wasi: 'WASI',
  worker_threads: 'BroadcastChannel MessageChannel MessagePort Worker getEnvironmentData isMarkedAsUntransferable ' +
    'markAsUncloneable markAsUntransferable moveMessagePortToContext postMessageToThread receiveMessageOnPort setEnvironmentData',
};

/** A function that throws, and from whose prototype classes may still be derived. */
function missing(id, name) {
  const { [name]: fn } = {
    [name]: function() {
      const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
      throw new ERR_METHOD_NOT_IMPLEMENTED(`node:${id} ${name}()`);
    },
  };
  return fn;
}

/** The exports of the module `id`, which is not built. */
exports.create = function create(id) {
  const list = names[id];
  const exports = {};
  if (list === undefined) return exports;
  for (const name of list.split(' ')) exports[name] = missing(id, name);
  // Programs take these apart as they load.
  if (id === 'http2') {
    exports.constants = require('internal/http2_constants');
    exports.sensitiveHeaders = Symbol('sensitiveHeaders');
  }
  return exports;
};

'use strict';
// Properties of `process` that are data and seldom read.

const own = internalBinding('process');

/**
 * Who does TLS, if anybody. Programs look for `openssl` to learn whether there is any, and compare its number to learn whose codes
 * and words errors have: those are OpenSSL's. What follows the plus sign says what is really there.
 */
function ofTls() {
  if (!own.hasTls) return {};
  const { provider, version } = internalBinding('tls');
  return { openssl: `3.5.5+rustls-${version}`, rustls: version, tls_provider: provider };
}

exports.versions = Object.freeze({
  node: process.version.slice(1),
  ouro: own.version,
  boa: own.boaVersion,
  uv: own.loopVersion,
  modules: '141',
  ...ofTls(),
});

exports.release = { name: 'node' };

exports.config = Object.freeze({
  target_defaults: Object.freeze({ cflags: Object.freeze([]), default_configuration: 'Release', defines: Object.freeze([]), include_dirs: Object.freeze([]), libraries: Object.freeze([]) }),
  variables: Object.freeze({ v8_enable_i18n_support: 0, node_shared: false, napi_build_version: '10' }),
});

exports.features = Object.freeze({
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: own.hasTls, tls_sni: own.hasTls, tls_ocsp: false, tls: own.hasTls,
  openssl_is_boringssl: false, cached_builtins: false, require_module: true, typescript: false,
});

exports.allowedNodeEnvironmentFlags = new Set(own.environmentOptions());

exports.report = undefined;

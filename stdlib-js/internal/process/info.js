'use strict';
// Properties of `process` that are data and seldom read.

const own = internalBinding('process');

exports.versions = Object.freeze({
  node: process.version.slice(1),
  ouro: own.version,
  boa: own.boaVersion,
  uv: own.loopVersion,
  modules: '141',
});

exports.release = { name: 'node' };

exports.config = Object.freeze({
  target_defaults: Object.freeze({ cflags: Object.freeze([]), default_configuration: 'Release', defines: Object.freeze([]), include_dirs: Object.freeze([]), libraries: Object.freeze([]) }),
  variables: Object.freeze({ v8_enable_i18n_support: 0, node_shared: false, napi_build_version: '10' }),
});

exports.features = Object.freeze({
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: false, tls_sni: false, tls_ocsp: false, tls: false,
  openssl_is_boringssl: false, cached_builtins: false, require_module: true, typescript: false,
});

exports.allowedNodeEnvironmentFlags = new Set(own.environmentOptions());

exports.report = undefined;

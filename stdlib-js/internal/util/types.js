// What a value really is, whatever its prototype says.
const { functionKind, getProxyDetails, kind, typedArrayName } = internalBinding('util');

const boxed = ['Number', 'String', 'Boolean', 'BigInt', 'Symbol'];

module.exports = {
  isExternal: (value) => false,
  isDate: (value) => kind(value) === 'Date',
  isArgumentsObject: (value) => kind(value) === 'Arguments',
  isBigIntObject: (value) => kind(value) === 'BigInt',
  isBooleanObject: (value) => kind(value) === 'Boolean',
  isNumberObject: (value) => kind(value) === 'Number',
  isStringObject: (value) => kind(value) === 'String',
  isSymbolObject: (value) => kind(value) === 'Symbol',
  isBoxedPrimitive: (value) => boxed.includes(kind(value)),
  isNativeError: (value) => kind(value) === 'Error',
  isRegExp: (value) => kind(value) === 'RegExp',
  isAsyncFunction: (value) => functionKind(value).startsWith('Async'),
  isGeneratorFunction: (value) => functionKind(value).endsWith('Generator'),
  isGeneratorObject: (value) => kind(value) === 'Generator',
  isPromise: (value) => kind(value) === 'Promise',
  isMap: (value) => kind(value) === 'Map',
  isSet: (value) => kind(value) === 'Set',
  isMapIterator: (value) => kind(value) === 'Map Iterator',
  isSetIterator: (value) => kind(value) === 'Set Iterator',
  isWeakMap: (value) => kind(value) === 'WeakMap',
  isWeakSet: (value) => kind(value) === 'WeakSet',
  isArrayBuffer: (value) => kind(value) === 'ArrayBuffer',
  isDataView: (value) => kind(value) === 'DataView',
  isSharedArrayBuffer: (value) => kind(value) === 'SharedArrayBuffer',
  isProxy: (value) => getProxyDetails(value, false) !== undefined,
  isModuleNamespaceObject: (value) => kind(value) === 'Module',
  isAnyArrayBuffer(value) {
    const what = kind(value);
    return what === 'ArrayBuffer' || what === 'SharedArrayBuffer';
  },
  isArrayBufferView: ArrayBuffer.isView,
  isTypedArray: (value) => typedArrayName(value) !== undefined,
  isUint8Array: (value) => typedArrayName(value) === 'Uint8Array',
  isUint8ClampedArray: (value) => typedArrayName(value) === 'Uint8ClampedArray',
  isUint16Array: (value) => typedArrayName(value) === 'Uint16Array',
  isUint32Array: (value) => typedArrayName(value) === 'Uint32Array',
  isInt8Array: (value) => typedArrayName(value) === 'Int8Array',
  isInt16Array: (value) => typedArrayName(value) === 'Int16Array',
  isInt32Array: (value) => typedArrayName(value) === 'Int32Array',
  isFloat16Array: (value) => typedArrayName(value) === 'Float16Array',
  isFloat32Array: (value) => typedArrayName(value) === 'Float32Array',
  isFloat64Array: (value) => typedArrayName(value) === 'Float64Array',
  isBigInt64Array: (value) => typedArrayName(value) === 'BigInt64Array',
  isBigUint64Array: (value) => typedArrayName(value) === 'BigUint64Array',
  // There are no such objects until `crypto` brings them.
  isKeyObject: (value) => false,
  isCryptoKey: (value) => false,
};

'use strict';
// require('v8'): what it tells of the heap, told of Boa's. The rest of the module is about V8 itself and is absent.
Object.assign(exports, require('internal/absent').create('v8'));

/** Sizes in bytes. There is one heap, which the system alone limits. */
exports.getHeapStatistics = function getHeapStatistics() {
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const limit = Math.min(process.constrainedMemory() || Infinity, require('os').totalmem());
  return {
    total_heap_size: heapTotal,
    total_heap_size_executable: 0,
    total_physical_size: rss,
    total_available_size: Math.max(0, limit - rss),
    used_heap_size: heapUsed,
    heap_size_limit: limit,
    malloced_memory: external,
    peak_malloced_memory: external,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: external,
    total_allocated_bytes: heapUsed + external,
  };
};

/** The heap is not divided into spaces: it is one. */
exports.getHeapSpaceStatistics = function getHeapSpaceStatistics() {
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  return [{
    space_name: 'heap',
    space_size: heapTotal,
    space_used_size: heapUsed,
    space_available_size: Math.max(0, heapTotal - heapUsed),
    physical_space_size: Math.min(rss, heapTotal),
  }];
};

/** True if the engine could keep `content` in a byte a character. */
exports.isStringOneByteRepresentation = function isStringOneByteRepresentation(content) {
  require('internal/validators').validateString(content, 'content');
  for (let i = 0; i < content.length; i++) {
    if (content.charCodeAt(i) > 0xff) return false;
  }
  return true;
};

exports.startupSnapshot = {
  /** This build makes no snapshots. */
  isBuildingSnapshot: () => false,
};

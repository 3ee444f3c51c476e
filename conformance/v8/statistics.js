// What v8 tells of the heap: names and kinds, as the numbers are each runtime's own.
const v8 = require('v8');
const kinds = (object) => Object.entries(object).map(([key, value]) => `${key} ${typeof value} ${value >= 0}`).join();
console.log(kinds(v8.getHeapStatistics()));
const { used_heap_size: used, heap_size_limit: limit, total_heap_size: total } = v8.getHeapStatistics();
console.log(used > 0, used <= total, total < limit, v8.getHeapStatistics().does_zap_garbage, v8.getHeapStatistics().number_of_detached_contexts);
const [space] = v8.getHeapSpaceStatistics();
console.log(Object.entries(space).map(([key, value]) => `${key} ${typeof value}`).join());
console.log(v8.isStringOneByteRepresentation('é'), v8.isStringOneByteRepresentation('€'), v8.isStringOneByteRepresentation(''), !!v8.startupSnapshot.isBuildingSnapshot());
try { v8.isStringOneByteRepresentation(5); } catch (error) { console.log(error.name, error.code, error.message); }

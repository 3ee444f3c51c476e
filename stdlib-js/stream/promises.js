// require('stream/promises')
module.exports = {
  finished(stream, options) {
    return require('internal/streams/end-of-stream').finished(stream, options);
  },
  pipeline(...streams) {
    return require('internal/streams/pipeline').pipelinePromise(...streams);
  },
};

'use strict';
// What the two kinds of readable controllers share: whether there is room, and asking the source for more.
const { attempt } = require('internal/webstreams/util');

/** A controller of `stream`; `queued()` of its subclass is what waits to be read. */
class PullingController {
  constructor(stream, algorithms, highWaterMark) {
    this.stream = stream;
    this.algorithms = algorithms;
    this.highWaterMark = highWaterMark;
    this.started = false;
    this.closeRequested = false;
    this.pulling = false;
    this.pullAgain = false;
  }

  open() {
    return !this.closeRequested && this.stream.state === 'readable';
  }

  room() {
    const { state } = this.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : this.highWaterMark - this.queued();
  }

  wantsPull() {
    const { reader } = this.stream;
    if (!this.open() || !this.started) return false;
    return (reader !== undefined && reader.requests.length > 0) || this.room() > 0;
  }

  pullIfNeeded() {
    if (!this.wantsPull()) return;
    if (this.pulling) {
      this.pullAgain = true;
      return;
    }
    const { pull } = this.algorithms;
    if (pull === undefined) return;
    this.pulling = true;
    attempt(pull, this.self).then(() => {
      this.pulling = false;
      if (!this.pullAgain) return;
      this.pullAgain = false;
      this.pullIfNeeded();
    }, (err) => this.fail(err));
  }
}

module.exports = { PullingController };

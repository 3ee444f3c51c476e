//! A host that writes down what happens, with a queue that it drains after each callback as a JavaScript host its ticks.

use std::collections::VecDeque;
use std::sync::Arc;

use ouro_loop::{Config, EventLoop, Host, HostPoller, InlinePool, LoopHandle, VirtualClock};

#[derive(Default)]
pub struct Log {
    pub lines: Vec<String>,
    pub ticks: VecDeque<String>,
    pub callbacks: usize,
    pub stop: bool,
}

impl Log {
    pub fn say(&mut self, what: impl Into<String>) {
        self.lines.push(what.into());
    }

    pub fn text(&self) -> String {
        self.lines.join(" ")
    }
}

impl Host for Log {
    fn after_callback(&mut self, _: &LoopHandle<Self>) {
        self.callbacks += 1;
        self.lines.extend(self.ticks.drain(..));
    }

    fn stopping(&self) -> bool {
        self.stop
    }
}

/// A loop in virtual time.
pub struct World {
    pub event_loop: EventLoop<Log>,
    pub handle: LoopHandle<Log>,
    pub clock: VirtualClock,
    pub poller: HostPoller,
    pub log: Log,
}

impl World {
    pub fn new() -> Self {
        let clock = VirtualClock::default();
        let poller = HostPoller::with_clock(clock.clone());
        let config = Config::new()
            .poller(poller.clone())
            .clock(clock.clone())
            .pool(Arc::new(InlinePool));
        let event_loop = EventLoop::new(config).unwrap();
        let handle = event_loop.handle();
        Self {
            event_loop,
            handle,
            clock,
            poller,
            log: Log::default(),
        }
    }

    /// Runs the loop to its end; what was said, joined by spaces.
    pub fn run(&mut self) -> String {
        self.event_loop.run(&mut self.log);
        self.log.text()
    }

    pub fn timer(&self, ms: u64, says: &str) -> ouro_loop::TimerId {
        let says = says.to_owned();
        self.handle
            .timer_start(ms, move |log| log.say(says.clone()))
    }

    pub fn immediate(&self, says: &str) -> ouro_loop::ImmediateId {
        let says = says.to_owned();
        self.handle.immediate(move |log| log.say(says))
    }
}

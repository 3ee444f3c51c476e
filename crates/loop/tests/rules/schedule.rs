//! Programs made at random, and how they run on the loop.

use std::sync::Arc;
use std::time::Duration;

use ouro_loop::{
    Config, EventLoop, HookId, Host, HostPoller, ImmediateId, InlinePool, Interest, LoopHandle,
    PollId, Readiness, TimerId, VirtualClock,
};

/// More callbacks than this stop the loop.
pub const MAX_CALLBACKS: usize = 400;
/// A node asks for no more refreshes and again-calls than this.
pub const MAX_WISHES: usize = 3;

#[derive(Clone, Debug)]
pub enum Kind {
    Timer {
        ms: u64,
    },
    Interval {
        ms: u64,
        times: usize,
    },
    Immediate,
    Pending,
    Closing,
    Work,
    Post,
    Prepare {
        times: usize,
    },
    /// Reports come this long after the start.
    Source {
        reports: Vec<u64>,
        times: usize,
    },
}

#[derive(Clone, Debug)]
pub enum Action {
    Start(usize),
    Stop(usize),
    Refresh(usize),
    Ref(usize),
    Unref(usize),
    Again(usize),
    Busy(u64),
    Exit,
}

/// Nodes start others and are started once; each runs its actions whenever it is called back.
#[derive(Clone, Debug)]
pub struct Program {
    pub nodes: Vec<(Kind, Vec<Action>)>,
    pub main: Vec<Action>,
}

/// What could be seen of a run: who was called back at what time, and how often the loop turned.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub log: Vec<(u64, usize)>,
    pub turns: u64,
}

/// Makes a program of choices: `choose(n)` is below n.
pub fn generate(choose: &mut dyn FnMut(usize) -> usize) -> Program {
    let count = 3 + choose(14);
    let nodes = (0..count)
        .map(|_| {
            let kind = match choose(16) {
                0..4 => Kind::Timer {
                    ms: [0, 1, 2, 3, 5, 5, 10, 20][choose(8)],
                },
                4 => Kind::Interval {
                    ms: 1 + choose(6) as u64,
                    times: 1 + choose(4),
                },
                5..8 => Kind::Immediate,
                8 => Kind::Pending,
                9 => Kind::Closing,
                10 | 11 => Kind::Work,
                12 => Kind::Post,
                13 => Kind::Prepare {
                    times: 1 + choose(5),
                },
                _ => Kind::Source {
                    reports: (0..1 + choose(3)).map(|_| choose(15) as u64).collect(),
                    times: 1 + choose(3),
                },
            };
            (kind, actions(choose, count))
        })
        .collect();
    let mut main = actions(choose, count);
    main.extend((0..count).filter(|node| node % 2 == 0).map(Action::Start));
    Program { nodes, main }
}

fn actions(choose: &mut dyn FnMut(usize) -> usize, count: usize) -> Vec<Action> {
    (0..choose(5))
        .map(|_| {
            let node = choose(count);
            match choose(24) {
                0..10 => Action::Start(node),
                10..13 => Action::Stop(node),
                13..15 => Action::Refresh(node),
                15 => Action::Ref(node),
                16 | 17 => Action::Unref(node),
                18..20 => Action::Again(node),
                20..23 => Action::Busy(choose(12) as u64),
                _ => {
                    if choose(10) == 0 {
                        Action::Exit
                    } else {
                        Action::Start(node)
                    }
                }
            }
        })
        .collect()
}

enum Started {
    Timer(TimerId),
    Immediate(ImmediateId),
    Source(PollId),
    Hook(HookId),
    Other,
}

/// The host: interprets the program.
struct Run {
    program: Program,
    handle: LoopHandle<Run>,
    clock: VirtualClock,
    poller: HostPoller,
    started: Vec<Option<Started>>,
    calls: Vec<usize>,
    wishes: Vec<usize>,
    outcome: Outcome,
    stop: bool,
}

impl Host for Run {
    fn after_callback(&mut self, _: &LoopHandle<Self>) {
        self.stop |= self.outcome.log.len() >= MAX_CALLBACKS;
    }

    fn stopping(&self) -> bool {
        self.stop
    }
}

/// Runs the program on the loop.
pub fn run(program: &Program) -> Outcome {
    let clock = VirtualClock::default();
    let poller = HostPoller::with_clock(clock.clone());
    let config = Config::new()
        .poller(poller.clone())
        .clock(clock.clone())
        .pool(Arc::new(InlinePool));
    let mut event_loop = EventLoop::new(config).expect("all parts are given");
    let count = program.nodes.len();
    let mut host = Run {
        program: program.clone(),
        handle: event_loop.handle(),
        clock,
        poller,
        started: (0..count).map(|_| None).collect(),
        calls: vec![0; count],
        wishes: vec![0; count],
        outcome: Outcome::default(),
        stop: false,
    };
    host.act(&program.main);
    event_loop.run(&mut host);
    host.outcome.turns = event_loop.handle().metrics().turns;
    host.outcome
}

impl Run {
    fn call(&mut self, node: usize) {
        let now = u64::try_from(self.handle.precise_now().as_millis()).unwrap_or(u64::MAX);
        self.outcome.log.push((now, node));
        self.calls[node] += 1;
        let (kind, actions) = self.program.nodes[node].clone();
        if let Kind::Interval { times, .. } | Kind::Source { times, .. } | Kind::Prepare { times } =
            kind
            && self.calls[node] >= times
        {
            self.stop_node(node);
        }
        self.act(&actions);
    }

    fn act(&mut self, actions: &[Action]) {
        for action in actions {
            match *action {
                Action::Start(node) => self.start(node),
                Action::Stop(node) => self.stop_node(node),
                Action::Refresh(node) => {
                    if let Some(Started::Timer(id)) = self.started[node]
                        && self.wish(node)
                    {
                        self.handle.timer_refresh(id);
                    }
                }
                Action::Again(node) => {
                    if let Some(Started::Source(id)) = self.started[node]
                        && self.wish(node)
                    {
                        self.handle.poll_again(id);
                    }
                }
                Action::Ref(node) => match self.started[node] {
                    Some(Started::Timer(id)) => self.handle.timer_ref(id),
                    Some(Started::Immediate(id)) => self.handle.immediate_ref(id),
                    Some(Started::Source(id)) => self.handle.poll_ref(id),
                    Some(Started::Hook(id)) => self.handle.hook_ref(id),
                    _ => {}
                },
                Action::Unref(node) => match self.started[node] {
                    Some(Started::Timer(id)) => self.handle.timer_unref(id),
                    Some(Started::Immediate(id)) => self.handle.immediate_unref(id),
                    Some(Started::Source(id)) => self.handle.poll_unref(id),
                    Some(Started::Hook(id)) => self.handle.hook_unref(id),
                    _ => {}
                },
                Action::Busy(ms) => self.clock.advance_ms(ms),
                Action::Exit => self.stop = true,
            }
        }
    }

    fn wish(&mut self, node: usize) -> bool {
        self.wishes[node] += 1;
        self.wishes[node] <= MAX_WISHES
    }

    fn start(&mut self, node: usize) {
        if self.started[node].is_some() {
            return;
        }
        let handle = self.handle.clone();
        let started = match self.program.nodes[node].0.clone() {
            Kind::Timer { ms } => {
                Started::Timer(handle.timer_start(ms, move |host| host.call(node)))
            }
            Kind::Interval { ms, .. } => {
                Started::Timer(handle.timer_start_repeating(ms, move |host| host.call(node)))
            }
            Kind::Immediate => Started::Immediate(handle.immediate(move |host| host.call(node))),
            Kind::Pending => {
                handle.pending(move |host| host.call(node));
                Started::Other
            }
            Kind::Closing => {
                handle.closing(move |host| host.call(node));
                Started::Other
            }
            Kind::Work => {
                handle.work(
                    move || node,
                    |host: &mut Self, node| host.call(node.expect("it does not fail")),
                );
                Started::Other
            }
            Kind::Post => {
                handle
                    .remote()
                    .post(move |host: &mut Self| host.call(node))
                    .expect("the loop is there");
                Started::Other
            }
            Kind::Prepare { .. } => {
                Started::Hook(handle.prepare_start(move |host| host.call(node)))
            }
            Kind::Source { reports, .. } => {
                let fd = 100 + node;
                for after in reports {
                    let at = self.handle.precise_now() + Duration::from_millis(after);
                    self.poller
                        .report_at(at, fd as _, Readiness::of(Interest::READABLE));
                }
                let id =
                    handle.poll_start(fd as _, Interest::READABLE, move |host: &mut Self, _| {
                        host.call(node)
                    });
                Started::Source(id.expect("a number of its own"))
            }
        };
        self.started[node] = Some(started);
    }

    fn stop_node(&mut self, node: usize) {
        match self.started[node] {
            Some(Started::Timer(id)) => drop(self.handle.timer_stop(id)),
            Some(Started::Immediate(id)) => drop(self.handle.immediate_cancel(id)),
            Some(Started::Hook(id)) => drop(self.handle.hook_stop(id)),
            // It may be stopped already.
            Some(Started::Source(id)) => drop(self.handle.poll_stop(id)),
            _ => {}
        }
    }
}

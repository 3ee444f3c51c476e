//! The rules once more, written as plainly as possible and with nothing of the loop's code, and random programs run on both.

use crate::schedule::{Action, Kind, MAX_CALLBACKS, MAX_WISHES, Outcome, Program};

#[derive(Clone, Copy, PartialEq)]
enum State {
    Never,
    Live,
    Gone,
}

struct Node {
    state: State,
    referenced: bool,
    running: bool,
    calls: usize,
    wishes: usize,
}

/// One list a duration.
struct List {
    ms: u64,
    expiry: u64,
    order: usize,
    /// Who, and armed when.
    timers: Vec<(usize, u64)>,
}

struct Model<'a> {
    program: &'a Program,
    nodes: Vec<Node>,
    now: u64,
    stop: bool,
    before_poll: bool,
    lists: Vec<List>,
    orders: usize,
    immediates: Vec<usize>,
    pending: Vec<usize>,
    closing: Vec<usize>,
    inbox: Vec<usize>,
    /// In starting order.
    hooks: Vec<usize>,
    /// Who hears of it, and when.
    reports: Vec<(usize, u64)>,
    again: Vec<usize>,
    /// In which turn a source asked, until it is called for whatever reason.
    asked: Vec<Option<u64>>,
    outcome: Outcome,
}

/// Runs the program by the rules.
pub fn run_by_the_rules(program: &Program) -> Outcome {
    let node = || Node {
        state: State::Never,
        referenced: true,
        running: false,
        calls: 0,
        wishes: 0,
    };
    let mut model = Model {
        program,
        nodes: program.nodes.iter().map(|_| node()).collect(),
        now: 0,
        stop: false,
        before_poll: false,
        lists: Vec::new(),
        orders: 0,
        immediates: Vec::new(),
        pending: Vec::new(),
        closing: Vec::new(),
        inbox: Vec::new(),
        hooks: Vec::new(),
        reports: Vec::new(),
        again: Vec::new(),
        asked: vec![None; program.nodes.len()],
        outcome: Outcome::default(),
    };
    model.act(&program.main);
    if model.alive() && !model.stop {
        model.timers();
        while model.alive() && !model.stop && model.turn() {}
    }
    model.outcome
}

impl Model<'_> {
    /// False when it would wait for ever.
    fn turn(&mut self) -> bool {
        self.outcome.turns += 1;
        self.before_poll = true;
        self.pending_round();
        let hooks = self.hooks.clone();
        for node in hooks {
            if self.hooks.contains(&node) {
                self.call(node);
            }
        }
        if self.stop {
            return true;
        }
        self.before_poll = false;
        if !self.wait() {
            return false;
        }
        for _ in 0..8 {
            self.pending_round();
        }
        for node in std::mem::take(&mut self.immediates) {
            if self.stop {
                self.immediates.push(node);
            } else if self.nodes[node].state == State::Live {
                self.nodes[node].state = State::Gone;
                self.call(node);
            }
        }
        for node in std::mem::take(&mut self.closing) {
            self.call(node);
        }
        self.timers();
        true
    }

    fn wait(&mut self) -> bool {
        let busy = !self.alive()
            || !self.pending.is_empty()
            || !self.closing.is_empty()
            || !self.inbox.is_empty()
            || !self.again.is_empty()
            || self.immediates.iter().any(|&node| self.holds(node));
        let ready = |model: &Self, report: &(usize, u64)| {
            model.nodes[report.0].state == State::Live && report.1 <= model.now
        };
        if !busy && !self.reports.iter().any(|report| ready(self, report)) {
            let timer = self.lists.iter().map(|list| list.expiry).min();
            let live = |report: &&(usize, u64)| self.nodes[report.0].state == State::Live;
            let report = self
                .reports
                .iter()
                .filter(live)
                .map(|report| report.1)
                .min();
            let Some(next) = timer.into_iter().chain(report).min() else {
                return false;
            };
            self.now = self.now.max(next);
        }
        let (events, later) = std::mem::take(&mut self.reports)
            .into_iter()
            .partition(|report| ready(self, report));
        self.reports = later;
        let events: Vec<(usize, u64)> = events;
        let inbox = std::mem::take(&mut self.inbox);
        let again = std::mem::take(&mut self.again);
        for (node, _) in events {
            if self.nodes[node].state == State::Live && !self.stop {
                self.asked[node] = None;
                self.call(node);
            }
        }
        for node in again {
            let asked_before = self.asked[node].is_some_and(|turn| turn < self.outcome.turns);
            if self.nodes[node].state == State::Live && asked_before {
                self.asked[node] = None;
                self.call(node);
            }
        }
        for node in inbox {
            self.call(node);
        }
        true
    }

    fn pending_round(&mut self) {
        for node in std::mem::take(&mut self.pending) {
            self.call(node);
        }
    }

    fn timers(&mut self) {
        if self.stop {
            return;
        }
        let now = self.now;
        while let Some(first) =
            (0..self.lists.len()).min_by_key(|&at| (self.lists[at].expiry, self.lists[at].order))
        {
            let list = &mut self.lists[first];
            if list.expiry > now || self.stop {
                return;
            }
            let (node, start) = list.timers[0];
            if start + list.ms > now {
                list.expiry = (start + list.ms).max(now + 1);
                list.order = self.orders;
                self.orders += 1;
                continue;
            }
            self.disarm(node);
            let began = self.now;
            self.nodes[node].running = true;
            self.call(node);
            self.nodes[node].running = false;
            if self.nodes[node].state == State::Live {
                match self.program.nodes[node].0 {
                    Kind::Interval { ms, .. } => self.arm(node, ms, began),
                    _ if !self.is_armed(node) => self.nodes[node].state = State::Gone,
                    _ => {}
                }
            }
        }
    }

    fn call(&mut self, node: usize) {
        if self.stop {
            return;
        }
        self.outcome.log.push((self.now, node));
        self.nodes[node].calls += 1;
        let (kind, actions) = &self.program.nodes[node];
        if let Kind::Interval { times, .. } | Kind::Source { times, .. } | Kind::Prepare { times } =
            kind
            && self.nodes[node].calls >= *times
        {
            self.stop_node(node);
        }
        self.act(actions);
        self.stop |= self.outcome.log.len() >= MAX_CALLBACKS;
    }

    fn act(&mut self, actions: &[Action]) {
        for action in actions {
            match *action {
                Action::Start(node) => self.start(node),
                Action::Stop(node) => self.stop_node(node),
                Action::Refresh(node) => {
                    if let Kind::Timer { ms } | Kind::Interval { ms, .. } =
                        self.program.nodes[node].0
                        && self.wish(node)
                        && self.nodes[node].state == State::Live
                    {
                        self.arm(node, ms, self.now);
                    }
                }
                Action::Again(node) => {
                    if matches!(self.program.nodes[node].0, Kind::Source { .. })
                        && self.wish(node)
                        && self.nodes[node].state == State::Live
                        && self.asked[node].is_none()
                    {
                        // Before this turn's poll counts as the turn before.
                        self.asked[node] = Some(self.outcome.turns - u64::from(self.before_poll));
                        self.again.push(node);
                    }
                }
                Action::Ref(node) if self.nodes[node].state == State::Live => {
                    self.nodes[node].referenced = true
                }
                Action::Unref(node) if self.nodes[node].state == State::Live => {
                    self.nodes[node].referenced = false
                }
                Action::Ref(_) | Action::Unref(_) => {}
                Action::Busy(ms) => self.now += ms,
                Action::Exit => self.stop = true,
            }
        }
    }

    fn wish(&mut self, node: usize) -> bool {
        if self.nodes[node].state == State::Never {
            return false;
        }
        self.nodes[node].wishes += 1;
        self.nodes[node].wishes <= MAX_WISHES
    }

    fn start(&mut self, node: usize) {
        if self.nodes[node].state != State::Never {
            return;
        }
        self.nodes[node].state = State::Live;
        match self.program.nodes[node].0.clone() {
            Kind::Timer { ms } | Kind::Interval { ms, .. } => self.arm(node, ms, self.now),
            Kind::Immediate => self.immediates.push(node),
            Kind::Pending => self.pending.push(node),
            Kind::Closing => self.closing.push(node),
            Kind::Work | Kind::Post => self.inbox.push(node),
            Kind::Prepare { .. } => self.hooks.push(node),
            Kind::Source { reports, .. } => {
                self.reports
                    .extend(reports.iter().map(|after| (node, self.now + after)));
            }
        }
    }

    fn stop_node(&mut self, node: usize) {
        if self.nodes[node].state != State::Live {
            return;
        }
        match self.program.nodes[node].0 {
            Kind::Timer { .. } | Kind::Interval { .. } => self.disarm(node),
            Kind::Prepare { .. } => self.hooks.retain(|&hook| hook != node),
            Kind::Immediate | Kind::Source { .. } => {}
            _ => return,
        }
        self.nodes[node].state = State::Gone;
    }

    fn arm(&mut self, node: usize, ms: u64, start: u64) {
        self.disarm(node);
        let ms = ms.max(1);
        if let Some(list) = self.lists.iter_mut().find(|list| list.ms == ms) {
            list.timers.push((node, start));
        } else {
            self.lists.push(List {
                ms,
                expiry: start + ms,
                order: self.orders,
                timers: vec![(node, start)],
            });
            self.orders += 1;
        }
    }

    fn disarm(&mut self, node: usize) {
        for list in &mut self.lists {
            list.timers.retain(|&(timer, _)| timer != node);
        }
        self.lists.retain(|list| !list.timers.is_empty());
    }

    fn is_armed(&self, node: usize) -> bool {
        self.lists
            .iter()
            .any(|list| list.timers.iter().any(|&(timer, _)| timer == node))
    }

    fn holds(&self, node: usize) -> bool {
        let Node {
            state, referenced, ..
        } = self.nodes[node];
        state == State::Live && referenced
    }

    fn alive(&self) -> bool {
        !self.pending.is_empty()
            || !self.closing.is_empty()
            || !self.inbox.is_empty()
            || (0..self.nodes.len()).any(|node| {
                self.holds(node)
                    && match self.program.nodes[node].0 {
                        Kind::Timer { .. } | Kind::Interval { .. } => self.is_armed(node),
                        Kind::Immediate | Kind::Source { .. } | Kind::Prepare { .. } => true,
                        _ => false,
                    }
            })
    }
}

#[cfg(test)]
use crate::schedule::{generate, run};

#[test]
fn random_programs_run_by_the_rules() {
    for seed in 0..2000u64 {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let program = generate(&mut |below| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            ((state >> 20) % below as u64) as usize
        });
        let (real, modelled) = (run(&program), run_by_the_rules(&program));
        assert_eq!(real, modelled, "seed {seed}: {program:?}");
    }
}

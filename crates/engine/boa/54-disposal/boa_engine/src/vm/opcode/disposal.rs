//! `using` at work.
#![graft(new)]

use super::{IndexOperand, Operation, RegisterOperand};
use crate::builtins::disposal::{self, DisposalHint, DisposalStep};
use crate::{Context, JsExpect, JsObject, JsResult, JsValue};

/// What the one opcode does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum DisposalAction {
    /// `record` becomes a new record.
    Begin,
    /// `value` is a resource of a `using`.
    Add,
    /// `value` is a resource of an `await using`.
    AddAsync,
    /// `value` was thrown.
    Fail,
    /// Disposes up to what is to be awaited, which becomes `value`; `done` tells whether nothing is.
    Step,
    /// Throws what was thrown last.
    Finish,
}

impl DisposalAction {
    const ALL: [Self; 6] = [
        Self::Begin,
        Self::Add,
        Self::AddAsync,
        Self::Fail,
        Self::Step,
        Self::Finish,
    ];
}

/// `Disposal` implements the Opcode Operation for `Opcode::Disposal`
#[derive(Debug, Clone, Copy)]
pub(crate) struct Disposal;

impl Disposal {
    pub(super) fn operation(
        (action, record, value, done): (
            IndexOperand,
            RegisterOperand,
            RegisterOperand,
            RegisterOperand,
        ),
        context: &mut Context,
    ) -> JsResult<()> {
        let action = DisposalAction::ALL
            .get(usize::from(action))
            .copied()
            .js_expect("an unknown disposal action")?;
        if action == DisposalAction::Begin {
            context
                .vm
                .set_register(record.into(), disposal::new_capability().into());
            return Ok(());
        }
        let capability = Self::record(record, context)?;
        let input = context.vm.get_register(value.into()).clone();
        match action {
            DisposalAction::Begin => {}
            DisposalAction::Add => {
                disposal::add_resource(&capability, &input, DisposalHint::Sync, context)?
            }
            DisposalAction::AddAsync => {
                disposal::add_resource(&capability, &input, DisposalHint::Async, context)?
            }
            DisposalAction::Fail => disposal::fail(&capability, input, context),
            DisposalAction::Step => {
                let (awaited, is_done) = match disposal::step(&capability, context)? {
                    DisposalStep::Await(awaited) => (awaited, false),
                    DisposalStep::Done => (JsValue::undefined(), true),
                };
                context.vm.set_register(value.into(), awaited);
                context.vm.set_register(done.into(), is_done.into());
            }
            DisposalAction::Finish => disposal::finish(&capability)?,
        }
        Ok(())
    }

    fn record(record: RegisterOperand, context: &Context) -> JsResult<JsObject> {
        Ok(context
            .vm
            .get_register(record.into())
            .as_object()
            .js_expect("a disposal record must be an object")?)
    }
}

impl Operation for Disposal {
    const NAME: &'static str = "Disposal";
    const INSTRUCTION: &'static str = "INST - Disposal";
    const COST: u8 = 6;
}

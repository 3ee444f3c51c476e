//! Lists of statements that declare resources.
#![graft(new)]

use boa_ast::declaration::{Binding, Declaration, LexicalDeclaration, VariableList};
use boa_ast::{ModuleItem, ModuleItemList, StatementList, StatementListItem};

use super::jump_control::JumpControlInfoFlags;
use super::{ByteCompiler, Register, ToJsString};
use crate::vm::GeneratorResumeKind;
use crate::vm::opcode::{BindingOpcode, DisposalAction};

/// Which of the two a declaration is.
pub(super) fn is_async(declaration: &LexicalDeclaration) -> Option<bool> {
    match declaration {
        LexicalDeclaration::Using(_) => Some(false),
        LexicalDeclaration::AwaitUsing(_) => Some(true),
        LexicalDeclaration::Let(_) | LexicalDeclaration::Const(_) => None,
    }
}

/// Whether a list has resources, and whether some are async.
fn resources<'a>(items: impl Iterator<Item = &'a StatementListItem>) -> Option<bool> {
    let mut found = None;
    for item in items {
        if let StatementListItem::Declaration(declaration) = item
            && let Declaration::Lexical(declaration) = declaration.as_ref()
            && let Some(is_async) = is_async(declaration)
        {
            found = Some(is_async || found == Some(true));
        }
    }
    found
}

pub(super) fn resources_of_list(list: &StatementList) -> Option<bool> {
    resources(list.statements().iter())
}

pub(super) fn resources_of_module(list: &ModuleItemList) -> Option<bool> {
    resources(list.items().iter().filter_map(|item| match item {
        ModuleItem::StatementListItem(item) => Some(item),
        _ => None,
    }))
}

impl ByteCompiler<'_> {
    fn emit_disposal(
        &mut self,
        action: DisposalAction,
        record: &Register,
        value: &Register,
        done: &Register,
    ) {
        self.bytecode.emit_disposal(
            (action as u32).into(),
            record.variable(),
            value.variable(),
            done.variable(),
        );
    }

    /// Compiles `body`, whose declarations of resources are its own, and the disposal of them however it ends.
    pub(super) fn with_disposal(
        &mut self,
        is_async: bool,
        use_expr: bool,
        body: impl FnOnce(&mut Self),
    ) {
        let record = self.register_allocator.alloc();
        let value = self.register_allocator.alloc();
        let done = self.register_allocator.alloc();
        let re_throw = self.register_allocator.alloc();
        let jump_index = self.register_allocator.alloc();
        self.emit_disposal(DisposalAction::Begin, &record, &value, &done);
        self.bytecode.emit_store_true(re_throw.variable());
        self.bytecode.emit_store_zero(jump_index.variable());
        self.push_try_with_finally_control_info(&re_throw, &jump_index, use_expr);

        let handler = self.push_handler();
        self.disposal_records.push(record.index());
        body(self);
        self.disposal_records.pop();
        self.bytecode.emit_store_false(re_throw.variable());
        let finally = self.jump();

        self.patch_handler(handler);
        // The `return()` of a generator comes here too: it is no exception, and asking for one throws it on.
        let generator_handler = self.push_handler();
        self.bytecode.emit_exception(value.variable());
        self.emit_disposal(DisposalAction::Fail, &record, &value, &done);
        self.bytecode.emit_store_false(re_throw.variable());
        let kept = self.jump();
        self.patch_handler(generator_handler);
        self.bytecode.emit_store_true(re_throw.variable());
        self.patch_jump(kept);
        self.patch_jump(finally);

        let finally_start = self.next_opcode_location();
        if let Some(info) = self.jump_info.last_mut() {
            info.flags |= JumpControlInfoFlags::IN_FINALLY;
        }
        let completion = self.register_allocator.alloc();
        self.bytecode
            .emit_set_register_from_accumulator(completion.variable());
        self.dispose(is_async, &record, &value, &done);
        self.bytecode.emit_set_accumulator(completion.variable());
        self.register_allocator.dealloc(completion);

        let stays = self.jump_if_false(&re_throw);
        self.bytecode.emit_re_throw();
        self.patch_jump(stays);
        self.pop_try_with_finally_control_info(finally_start);
        for register in [jump_index, re_throw, done, value, record] {
            self.register_allocator.dealloc(register);
        }
    }

    fn dispose(&mut self, is_async: bool, record: &Register, value: &Register, done: &Register) {
        let next = self.next_opcode_location();
        self.emit_disposal(DisposalAction::Step, record, value, done);
        if is_async {
            let end = self.jump_if_true(done);
            let handler = self.push_handler();
            let resume_kind = self.register_allocator.alloc();
            self.bytecode.emit_await(value.variable());
            self.pop_into_register(&resume_kind);
            self.pop_into_register(value);
            let normal = self.jump_if_resumed_normally(&resume_kind);
            self.bytecode.emit_throw(value.variable());
            self.patch_jump(normal);
            self.register_allocator.dealloc(resume_kind);
            self.bytecode.emit_jump(next);
            self.patch_handler(handler);
            self.bytecode.emit_exception(value.variable());
            self.emit_disposal(DisposalAction::Fail, record, value, done);
            self.bytecode.emit_jump(next);
            self.patch_jump(end);
        }
        self.emit_disposal(DisposalAction::Finish, record, value, done);
    }

    fn jump_if_resumed_normally(&mut self, resume_kind: &Register) -> super::Label {
        let other = self.jump_if_not_resume_kind(GeneratorResumeKind::Normal, resume_kind);
        let normal = self.jump();
        self.patch_jump(other);
        normal
    }

    /// Compiles one declaration of resources.
    pub(super) fn compile_resources(&mut self, list: &VariableList, is_async: bool) {
        let action = if is_async {
            DisposalAction::AddAsync
        } else {
            DisposalAction::Add
        };
        for variable in list.as_ref() {
            let Binding::Identifier(name) = variable.binding() else {
                continue;
            };
            let name = name.to_js_string(self.interner());
            let value = self.register_allocator.alloc();
            match variable.init() {
                Some(init) => self.compile_expr(init, &value),
                None => self.bytecode.emit_store_undefined(value.variable()),
            }
            if let Some(record) = self.disposal_records.last().copied() {
                self.bytecode.emit_disposal(
                    (action as u32).into(),
                    record.into(),
                    value.variable(),
                    value.variable(),
                );
            }
            self.emit_binding(BindingOpcode::InitLexical, name, &value);
            self.register_allocator.dealloc(value);
        }
    }
}

mod frame_info;

pub use frame_info::{ErrorHook, FrameInfo};

pub(crate) use frame_info::NativeCall;

#[graft(add_to)]
pub struct Vm {
    /// The native functions that run, one for each native entry of the shadow stack.
    pub(crate) native_calls: Vec<frame_info::NativeCall>,

    /// What the host wants to do with every new Error object.
    pub(crate) error_hook: Option<frame_info::ErrorHook>,

    pub(crate) hidden_frames: frame_info::HiddenFrames,
}

graft! {
    in "Vm::new"
    after { host_call_depth: 0, }
    insert {
        native_calls: Vec::new(),
        error_hook: None,
        hidden_frames: frame_info::HiddenFrames::default(),
    }
}

impl Context {
    #[graft(wrap)]
    fn handle_error(&mut self, err: JsError) -> ControlFlow<CompletionRecord> {
        let err = self.object_of_error(err);
        self.upstream_handle_error(err)
    }
}

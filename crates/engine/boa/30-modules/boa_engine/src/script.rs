//! Whether a text stayed inside the function that was put around it.

impl Script {
    /// True if the script is one function expression and nothing else.
    #[must_use]
    pub fn is_single_function(&self) -> bool {
        use boa_ast::{Expression, Statement, StatementListItem};
        let phase = self.inner.phase.borrow();
        let ScriptPhase::Ast(code) = &*phase else {
            return false;
        };
        let [StatementListItem::Statement(statement)] = code.statements().statements() else {
            return false;
        };
        let Statement::Expression(expression) = &**statement else {
            return false;
        };
        matches!(
            expression.flatten(),
            Expression::FunctionExpression(_) | Expression::AsyncFunctionExpression(_)
        )
    }
}

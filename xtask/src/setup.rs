//! Turns a machine with cargo, Node.js and npm into one that can build, run and test everything.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    node::Node,
    shell::{self, Result},
    tools::Tools,
    wasm_std::{self, Choice, WasmStd},
};

/// The checkout, and all that setup found or installed for it.
pub(crate) struct Place {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) node: Node,
    pub(crate) tools: Tools,
    pub(crate) wasm: WasmStd,
}

impl Place {
    /// One line for the person who ran `setup`.
    pub(crate) fn describe(&self) -> String {
        format!("Everything is there (wasm32: {}).", self.wasm.describe())
    }
}

/// Arranges everything that is missing; quick when nothing is.
pub(crate) fn setup(choice: Option<Choice>) -> Result<Place> {
    setup_in(&crate::root()?, choice)
}

/// The same for a checkout that is known already.
pub(crate) fn setup_in(root: &Path, choice: Option<Choice>) -> Result<Place> {
    wasm_std::least_version(root, &shell::output(Command::new("rustc").arg("--version"))?)?;
    // npm first: it is quick, and says at once when Node.js is missing.
    let node = Node::arrange(root)?;
    let wasm = WasmStd::arrange(root, choice)?;
    let tools = Tools::arrange(root)?;
    Ok(Place { root: root.to_owned(), target: shell::target(root), node, tools, wasm })
}

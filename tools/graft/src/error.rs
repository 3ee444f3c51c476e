//! What can go wrong, always with the graft's name and the place in its file.

use std::fmt;

/// A graft that cannot be applied, or a tree that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: Option<Place>,
    message: String,
}

/// A place in a graft file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The graft's folder, `NN-name`.
    pub graft: String,
    /// The file below that folder.
    pub file: String,
    /// One-based; 0 when the whole file is meant.
    pub line: usize,
}

impl Error {
    /// An error about a place in a graft.
    pub fn at(place: &Place, message: impl Into<String>) -> Self {
        Self {
            place: Some(place.clone()),
            message: message.into(),
        }
    }

    /// An error about the tree, the registry or the file system.
    pub fn general(message: impl Into<String>) -> Self {
        Self {
            place: None,
            message: message.into(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "graft {}: {}", self.graft, self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Error {}

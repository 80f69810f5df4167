//! The bodies of the calls.

mod amend;
mod batch;
mod cancel;
mod claims;
mod deadline;
mod markets;
mod place;
mod routes;

pub(crate) use batch::Batch;
pub(crate) use routes::{Payment, Travelled};

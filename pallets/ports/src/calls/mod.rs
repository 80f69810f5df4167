//! The bodies of the calls: origin's rights, limits, the core's decision, effects, event.

mod deposits;
mod ious;
mod ports;
mod powers;
mod redemptions;
mod requests;
mod trust;

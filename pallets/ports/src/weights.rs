//! Weights of the calls.
//!
//! Bounds by count of the storage items a call can touch, with room, and 100 µs of work. `scripts/benchmark weights`
//! replaces this file by measured ones.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call costs at worst.
pub trait WeightInfo {
	fn open_port() -> Weight;
	fn set_info_url() -> Weight;
	fn set_operator() -> Weight;
	fn pause_port() -> Weight;
	fn resume_port() -> Weight;
	fn retire_port() -> Weight;
	fn close_port() -> Weight;
	fn define_iou() -> Weight;
	fn announce_terms() -> Weight;
	fn withdraw_terms() -> Weight;
	fn give_up_powers() -> Weight;
	fn attest_reserves() -> Weight;
	fn remove_iou() -> Weight;
	fn trust() -> Weight;
	fn untrust() -> Weight;
	fn request_deposit() -> Weight;
	fn confirm_deposit() -> Weight;
	fn reject_deposit() -> Weight;
	fn cancel_deposit() -> Weight;
	fn expire_deposit() -> Weight;
	fn issue() -> Weight;
	fn request_redeem() -> Weight;
	fn confirm_redeem() -> Weight;
	fn refund_redeem() -> Weight;
	fn expire_redeem() -> Weight;
	fn report_progress() -> Weight;
	fn claim() -> Weight;
	fn freeze() -> Weight;
	fn thaw() -> Weight;
	fn pause_iou() -> Weight;
	fn resume_iou() -> Weight;
	fn claw_back() -> Weight;
	fn write_off() -> Weight;
}

/// Bounds, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn open_port() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn set_info_url() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn pause_port() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn resume_port() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn retire_port() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn close_port() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn define_iou() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn announce_terms() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn withdraw_terms() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn give_up_powers() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Removes up to 64 empty accounts and as many approvals, each of which touches an account of STM.
	fn remove_iou() -> Weight {
		Weight::from_parts(5_000_000_000, 500_000)
			.saturating_add(T::DbWeight::get().reads(14 + 64 * 5))
			.saturating_add(T::DbWeight::get().writes(12 + 64 * 5))
	}
	fn trust() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn untrust() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn request_deposit() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn confirm_deposit() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn reject_deposit() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn cancel_deposit() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn expire_deposit() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn issue() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn request_redeem() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn confirm_redeem() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn refund_redeem() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn expire_redeem() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn report_progress() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn claim() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn freeze() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn thaw() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn pause_iou() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn resume_iou() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn claw_back() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn write_off() -> Weight {
		Weight::from_parts(100_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
}

impl WeightInfo for () {
	fn open_port() -> Weight {
		Weight::zero()
	}
	fn set_info_url() -> Weight {
		Weight::zero()
	}
	fn set_operator() -> Weight {
		Weight::zero()
	}
	fn pause_port() -> Weight {
		Weight::zero()
	}
	fn resume_port() -> Weight {
		Weight::zero()
	}
	fn retire_port() -> Weight {
		Weight::zero()
	}
	fn close_port() -> Weight {
		Weight::zero()
	}
	fn define_iou() -> Weight {
		Weight::zero()
	}
	fn announce_terms() -> Weight {
		Weight::zero()
	}
	fn withdraw_terms() -> Weight {
		Weight::zero()
	}
	fn give_up_powers() -> Weight {
		Weight::zero()
	}
	fn attest_reserves() -> Weight {
		Weight::zero()
	}
	fn remove_iou() -> Weight {
		Weight::zero()
	}
	fn trust() -> Weight {
		Weight::zero()
	}
	fn untrust() -> Weight {
		Weight::zero()
	}
	fn request_deposit() -> Weight {
		Weight::zero()
	}
	fn confirm_deposit() -> Weight {
		Weight::zero()
	}
	fn reject_deposit() -> Weight {
		Weight::zero()
	}
	fn cancel_deposit() -> Weight {
		Weight::zero()
	}
	fn expire_deposit() -> Weight {
		Weight::zero()
	}
	fn issue() -> Weight {
		Weight::zero()
	}
	fn request_redeem() -> Weight {
		Weight::zero()
	}
	fn confirm_redeem() -> Weight {
		Weight::zero()
	}
	fn refund_redeem() -> Weight {
		Weight::zero()
	}
	fn expire_redeem() -> Weight {
		Weight::zero()
	}
	fn report_progress() -> Weight {
		Weight::zero()
	}
	fn claim() -> Weight {
		Weight::zero()
	}
	fn freeze() -> Weight {
		Weight::zero()
	}
	fn thaw() -> Weight {
		Weight::zero()
	}
	fn pause_iou() -> Weight {
		Weight::zero()
	}
	fn resume_iou() -> Weight {
		Weight::zero()
	}
	fn claw_back() -> Weight {
		Weight::zero()
	}
	fn write_off() -> Weight {
		Weight::zero()
	}
}

use super::*;

#[test]
fn a_port_and_its_ious_are_found_by_number_name_and_code() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		let told = Ports::port_named(text("bitport0")).unwrap();
		assert_eq!((told.id, told.owner, told.ious), (port, OWNER, 1));
		assert_eq!(Ports::port(port), Some(told));
		assert_eq!(Ports::iou_by_code(port, text("BTC")), Ports::iou(iou));
		assert_eq!(Ports::ious_of(port), vec![Ports::iou(iou).unwrap()]);
		assert!(Ports::port(9).is_none() && Ports::port_named(text("nobody")).is_none());
		assert!(Ports::iou_by_code(port, text("ETH")).is_none());
	});
}

#[test]
fn quotes_are_what_requests_come_to() {
	run(|| {
		let iou = btc();
		let quote = Ports::quote_deposit(iou, 1_000).unwrap();
		assert_eq!((quote.amount, quote.fee, quote.net), (1_000, 12, 988));
		assert_eq!(give(iou, ALICE, 1_000), quote.net);
		let quote = Ports::quote_redeem(iou, 500).unwrap();
		assert_eq!((quote.fee, quote.net), (5, 495));
		assert_eq!(Ports::quote_redeem(iou, 99), Err(Cause::TooSmall.into()));
		assert_eq!(Ports::quote_deposit(AssetId::BTS, 500), Err(Cause::NoSuchIou.into()));
		assert_ok!(Ports::pause_port(signed(OWNER), port_of(iou)));
		assert_eq!(Ports::quote_deposit(iou, 500), Err(Cause::PortPaused.into()));
		assert!(Ports::quote_redeem(iou, 500).is_ok());
	});
}

/// Reads a list page by page and returns the numbers seen.
fn walk<Cursor: Copy>(mut page: impl FnMut(Option<Cursor>) -> (Vec<u32>, Option<Cursor>)) -> Vec<u32> {
	let (mut seen, mut after) = (Vec::new(), None);
	loop {
		let (items, last) = page(after);
		seen.extend(items);
		if last.is_none() {
			seen.sort();
			return seen;
		}
		after = last;
	}
}

fn ask_often(iou: AssetId, who: AccountId, requests: u32) {
	for _ in 0..requests {
		ask_deposit(iou, who, 100);
	}
}

fn numbers(items: Vec<ports_core::view::RequestInfo<AccountId>>) -> Vec<u32> {
	items.into_iter().map(|request| request.id.number).collect()
}

#[test]
fn every_list_is_read_to_its_end_by_pages() {
	run(|| {
		let iou = btc();
		let port = port_of(iou);
		let other = define(port, "ETH", ALL_POWERS, terms());
		for (iou, who, requests) in [(iou, ALICE, 7), (iou, BOB, 3), (other, ALICE, 2)] {
			ask_often(iou, who, requests);
		}
		for limit in [1, 2, 3, 100, 1_000] {
			let all = walk(|after| {
				let page = Ports::requests_at(iou, None, after, limit);
				(numbers(page.items), page.last)
			});
			assert_eq!(all, (0..10).collect::<Vec<_>>());
			let of_alice = walk(|after| {
				let page = Ports::requests_of(ALICE, None, after, limit);
				(numbers(page.items), page.last)
			});
			assert_eq!(of_alice, vec![0, 0, 1, 1, 2, 3, 4, 5, 6]);
			let of_port = walk(|after| {
				let page = Ports::requests_of_port(port, None, after, limit);
				(numbers(page.items), page.last)
			});
			assert_eq!(of_port.len(), 12);
		}
	});
}

#[test]
fn lists_are_filtered_by_state() {
	run(|| {
		let iou = btc();
		let ids = [ask_deposit(iou, ALICE, 100), ask_deposit(iou, ALICE, 200)];
		assert_ok!(Ports::report_progress(signed(TELLER), ids[1], State::OnHold));
		let held = |state| {
			let of = Ports::requests_of(ALICE, Some(state), None, 10).items;
			let at = Ports::requests_at(iou, Some(state), None, 10).items;
			let port = Ports::requests_of_port(port_of(iou), Some(state), None, 10).items;
			assert_eq!((&of, &of), (&at, &port));
			numbers(of)
		};
		assert_eq!(held(State::OnHold), vec![1]);
		assert_eq!(held(State::PendingUserTransferStart), vec![0]);
		assert_eq!(held(State::PendingExternal), Vec::<u32>::new());
	});
}

#[test]
fn pages_are_bounded() {
	run(|| {
		let iou = btc();
		ask_often(iou, ALICE, 150);
		assert_eq!(Ports::requests_at(iou, None, None, u32::MAX).items.len(), 100);
		assert_eq!(Ports::requests_at(iou, None, None, 0).items.len(), 1);
	});
}

#[test]
fn ports_are_listed_in_the_order_of_their_numbers() {
	run(|| {
		for _ in 0..5 {
			open();
		}
		assert_ok!(Ports::close_port(signed(OWNER), 1));
		let ids = |after, limit| Ports::ports(after, limit).items.into_iter().map(|port| port.id).collect::<Vec<_>>();
		assert_eq!(ids(None, 2), vec![0, 2]);
		assert_eq!(ids(Some(2), 2), vec![3, 4]);
		assert_eq!(ids(Some(4), 2), Vec::<u32>::new());
	});
}

#[test]
fn a_page_has_room_for_one_at_least() {
	run(|| {
		open();
		let page = Ports::ports(None, 0);
		assert_eq!((page.items.len(), page.last), (1, Some(0)));
		assert_eq!(Ports::ports(page.last, 0).last, None);
	});
}

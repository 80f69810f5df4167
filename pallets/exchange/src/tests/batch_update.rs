use super::*;

fn create(sell: AssetId, buy: AssetId, terms: OrderTerms) -> Create {
	Create { sell, buy, terms }
}

fn batch(cancels: Vec<OrderKey>, leave: Vec<(AssetId, AssetId)>, creates: Vec<Create>, all: bool) -> RuntimeCall {
	call(crate::Call::batch_update {
		cancels: cancels.try_into().unwrap(),
		cancel_markets: leave.try_into().unwrap(),
		creates: creates.try_into().unwrap(),
		all_or_nothing: all,
	})
}

/// Sends a batch and returns what its items came to.
fn update(
	who: AccountId,
	cancels: Vec<OrderKey>,
	leave: Vec<(AssetId, AssetId)>,
	creates: Vec<Create>,
	all: bool,
) -> Vec<DispatchResult> {
	use sp_runtime::traits::Dispatchable;
	System::reset_events();
	assert_ok!(batch(cancels, leave, creates, all).dispatch(signed(who)));
	let told = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Exchange(Event::BatchItem { index, result, .. }) => Some((index, result)),
		_ => None,
	});
	let told: Vec<_> = told.collect();
	assert!(told.iter().map(|(index, _)| *index).eq(0..told.len() as u32), "each item is told, in order");
	told.into_iter().map(|(_, result)| result).collect()
}

/// Amounts of B that an account was credited with in this block, transfer by transfer.
fn transfers_to(who: AccountId) -> Vec<Balance> {
	let amounts = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Assets(pallet_assets::Event::Transferred { asset_id: 1_001, to, amount, .. }) if to == who => {
			Some(amount)
		}
		_ => None,
	});
	amounts.collect()
}

#[test]
fn freed_funds_are_usable_at_once() {
	run(|| {
		let all = u64::try_from(ENDOWMENT).unwrap();
		place(MAKER, B, A, numbered(1, offer(all, all)));
		let creates = vec![create(B, A, numbered(2, offer(all, 2 * all)))];
		assert_eq!(update(MAKER, vec![OrderKey::Client(1)], vec![], creates, true), [Ok(()), Ok(())]);
		assert_eq!((open(MAKER), balance(B, MAKER)), (vec![(1, all)], 0));
	});
}

#[test]
fn a_failed_item_undoes_itself_only() {
	run(|| {
		place(RIVAL, B, A, at(10, 50));
		let creates = vec![
			create(A, B, numbered(1, at(4, 50))),
			create(A, B, numbered(2, offer(0, 1))),
			create(A, B, OrderTerms { time_in_force: TimeInForce::FillOrKill, ..numbered(3, at(100, 50)) }),
			create(A, B, numbered(1, at(4, 49))),
			create(A, A, numbered(4, at(4, 49))),
			create(A, B, numbered(5, at(4, 49))),
			create(A, B, numbered(5, at(4, 49))),
		];
		let results = update(MAKER, vec![OrderKey::Client(9)], vec![(C, C)], creates, false);
		let failed = |cause: Cause| Err(cause.into());
		let expected = [
			failed(Cause::NoSuchOrder),
			failed(Cause::SameAsset),
			Ok(()),
			failed(Cause::Zero),
			failed(Cause::NotFilled),
			Ok(()),
			failed(Cause::SameAsset),
			Ok(()),
			failed(Cause::ClientIdTaken),
		];
		assert_eq!(results, expected);
		assert_eq!(open(MAKER).len(), 2);
		assert_eq!(balance(A, MAKER), ENDOWMENT - 200 - 2 * 196);
		assert_eq!(balance(B, MAKER), ENDOWMENT + 4);
	});
}

#[test]
fn all_or_nothing_undoes_everything() {
	run(|| {
		place(MAKER, B, A, numbered(1, at(10, 50)));
		let creates = vec![create(A, C, at(1, 1)), create(A, C, offer(0, 1))];
		let call = batch(vec![OrderKey::Client(1)], vec![], creates, true);
		refuses(call, MAKER, Cause::Zero);
		assert_eq!(open(MAKER).len(), 1);
	});
}

#[test]
fn markets_are_left_whole() {
	run(|| {
		for quote in 50..70 {
			place(MAKER, B, A, at(10, quote));
			place(MAKER, A, B, at(10, quote - 20));
		}
		let other = place(MAKER, C, A, at(10, 50));
		assert_eq!(update(MAKER, vec![], vec![(B, A)], vec![], true), [Ok(())]);
		assert_eq!(open(MAKER), [(other, 10)]);
		assert_eq!((balance(A, MAKER), balance(B, MAKER)), (ENDOWMENT, ENDOWMENT));
	});
}

#[test]
fn both_sides_are_quoted_in_one_transaction() {
	run(|| {
		let ladder = |step: u64| {
			let asks = (0..10).map(move |level| create(B, A, numbered(level, at(10, 60 + step + level))));
			let bids = (0..10).map(move |level| create(A, B, numbered(10 + level, at(10, 50 + step - level))));
			asks.chain(bids).collect::<Vec<_>>()
		};
		assert!(update(MAKER, vec![], vec![], ladder(0), true).iter().all(|result| result.is_ok()));
		assert_eq!(open(MAKER).len(), 20);
		check();
		let cancels = (0..20).map(OrderKey::Client).collect();
		assert!(update(MAKER, cancels, vec![], ladder(3), true).iter().all(|result| result.is_ok()));
		assert_eq!((open(MAKER).len(), held(MAKER)), (20, 2 * SLOT_DEPOSIT));
		assert_eq!(Exchange::market(A, B).unwrap().bid, Some(price(53, 1)));
	});
}

#[test]
fn the_caller_is_paid_once_an_asset() {
	run(|| {
		for _ in 0..5 {
			place(RIVAL, B, A, at(10, 50));
		}
		let creates = (0..5).map(|_| create(A, B, at(10, 50))).collect();
		update(TAKER, vec![], vec![], creates, true);
		let received = transfers_to(TAKER);
		assert_eq!(received, [50]);
	});
}

#[test]
fn a_market_that_two_items_make_is_opened_once() {
	run(|| {
		let creates = vec![create(B, A, at(10, 50)), create(B, A, at(10, 51))];
		update(MAKER, vec![], vec![], creates, true);
		let opened = events().into_iter().filter(|event| matches!(event, Event::MarketOpened { .. }));
		assert_eq!((opened.count(), Markets::<Test>::iter().count()), (1, 1));
	});
}

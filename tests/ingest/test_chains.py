import random

from ingest.numbering import follows, keys_left, keys_sought
from ingest.structure.chains import Chains


def heaviest(numbers, weights):
    chains = Chains()
    for number, weight in zip(numbers, weights, strict=True):
        place = chains.add([(key, 0.0) for key in keys_sought(number)], 0.0, weight)
        chains.leave(place, keys_left(number))
    return chains.heaviest()


def compared_with_all(numbers, weights):
    """The same by its definition: each candidate after the heaviest of all before it that it may follow."""
    totals, before = [], []
    for place, number in enumerate(numbers):
        best, link = 0.0, None
        for earlier in range(place):
            if totals[earlier] > best and follows(numbers[earlier], number):
                best, link = totals[earlier], earlier
        totals.append(best + weights[place])
        before.append(link)
    chain, at = [], totals.index(max(totals))
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def test_the_heaviest_chain_is_found_without_comparing_all():
    chance = random.Random(7)
    for _ in range(50):
        numbers = [tuple(chance.choices((1, 2, 3, 4), k=chance.choice((1, 1, 2, 3)))) for _ in range(40)]
        weights = [chance.choice((0.4, 1.0, 1.7)) for _ in numbers]
        assert heaviest(numbers, weights) == compared_with_all(numbers, weights)


def test_a_chain_skips_what_does_not_follow():
    assert heaviest([(1,), (7,), (2,), (2, 1), (3,)], [1.0] * 5) == [0, 2, 3, 4]


def test_a_key_may_find_a_chain_for_less():
    chains = Chains()
    chains.leave(chains.add([], 0.0, 1.0), ["a"])
    chains.leave(chains.add([("a", 2.0)], 0.0, 1.5), ["b"])
    chains.add([("a", 0.0), ("b", 0.0)], 0.0, 1.0)
    assert chains.heaviest() == [1, 2]


def test_without_candidates_there_is_no_chain():
    assert Chains().heaviest() == []

"""Every mutation, from the cable upwards."""

from __future__ import annotations

from tests.mutation.ip_mutations import IP_MUTATIONS
from tests.mutation.link_mutations import LINK_MUTATIONS
from tests.mutation.netfilter_mutations import NETFILTER_MUTATIONS

MUTATIONS = (*LINK_MUTATIONS, *IP_MUTATIONS, *NETFILTER_MUTATIONS)

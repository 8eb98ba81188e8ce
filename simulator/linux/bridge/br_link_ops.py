"""What a bridge does as a kind of device (``br_link_ops`` of br_netlink.c, ``br_netdev_ops`` of br_device.c)."""

from __future__ import annotations

from pingproof.simulator.linux.bridge import br_device, br_fdb_request, br_input
from pingproof.simulator.linux.core.link_ops import LinkOps
from pingproof.simulator.state import DeviceKind

OPS = LinkOps(
    DeviceKind.BRIDGE,
    br_device.br_dev_xmit,
    setup=br_device.br_dev_setup,
    dellink=br_device.br_dev_delete,
    init=br_device.br_dev_init,
    open=br_device.br_dev_open,
    stop=br_device.br_dev_stop,
    change_mtu=br_device.br_change_mtu,
    set_mac_address=br_device.br_set_mac_address,
    add_slave=br_device.br_add_slave,
    del_slave=br_device.br_del_slave,
    fdb_add=br_fdb_request.br_fdb_add,
    fdb_del=br_fdb_request.br_fdb_delete,
    fdb_get=br_fdb_request.br_fdb_get,
    rx_handler=br_input.br_handle_frame,
    netns_immutable=True,
)

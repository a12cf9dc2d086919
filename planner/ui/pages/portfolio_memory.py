"""How the learner left the portfolio, for the settings, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage.left_views import PortfolioView

if TYPE_CHECKING:
    from planner.ui.pages.portfolio_page import PortfolioPage


def view_left(page: PortfolioPage) -> PortfolioView:
    """Give sort, order, the chosen piece and whether its panel is shown."""
    piece, (sort, _, order) = page.piece, page.bar.asked
    return PortfolioView(
        sort=sort.value,
        order=order.value,
        milestone=piece.milestone if piece else "",
        place=piece.place if piece else 0,
        panel=page.has_panel,
    )


def go_back(page: PortfolioPage, view: PortfolioView) -> None:
    """Bring a page back to how it was left; what no longer exists is passed over."""
    page.bar.set(view.sort, view.order)
    page.view.choose(view.milestone, view.place)
    page.show_panel(view.panel)

"""The panel of the portfolio: one piece of evidence with all that can be said and done about it.

Fields save on leaving. What the panel cannot do itself (open it, choose a file) it asks for by
signals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.model import MAX_TITLE
from planner.domain.profile import EvidenceKind
from planner.ui.pages.inspector_lists import CriteriaBox
from planner.ui.pages.inspector_parts import Subject
from planner.ui.pages.piece_parts import NoteSection, ShownSkills, ToldSection
from planner.ui.widgets.banner import Banner, BannerAction
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.kept_field import KeptField
from planner.ui.widgets.kind_badge import KIND_ICONS
from planner.ui.widgets.line_button import LineButton
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Evidence
    from planner.ui.roles import PieceRow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: A piece by its milestone, its position there and what it names, since positions shift.
PieceKey = tuple[str, int, str]
FIND, KEEP, REMOVE = "find", "keep", "remove"


class PiecePanel(QWidget):
    """Shows one piece; empty until one is chosen."""

    #: A wish: fields of the piece with their new values; whether the learner is still typing.
    fields_edited = Signal(object, bool)
    #: A wish: a criterion of its milestone is met, or is not.
    met_requested = Signal(str, bool)
    #: Wishes about the piece: open it, show its folder, put another file or link in its place, take
    #: its file as it is now, star it or no longer, take it away.
    open_requested = Signal()
    folder_requested = Signal()
    replace_requested = Signal()
    keep_requested = Signal()
    star_requested = Signal()
    remove_requested = Signal()
    #: Wishes: its milestone in the plan; no panel.
    milestone_requested = Signal(str)
    close_requested = Signal()

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start without a piece."""
        super().__init__(parent)
        self._themes = themes
        self._session = session
        self._subject: PieceKey | None = None
        self.setProperty("ground", "canvas")
        self.facts = ElidedLabel(themes, "", "small-medium", "secondary")
        self.star = icon_button(themes, "star", self.tr("Would show it"), self.tr("Space"))
        self.star.setCheckable(True)
        self.close_button = icon_button(themes, "x", self.tr("Close the panel"), "Esc")
        self.title = KeptField(self.tr("Title"), MAX_TITLE)
        self.banner = Banner(themes, stacked=True)
        self.caution = Banner(themes, stacked=True)
        self.open = push_button(themes, self.tr("Open"), "", "arrow-square-out", compact=True)
        self.folder = push_button(
            themes, self.tr("Show in folder"), "", "folder-open", compact=True
        )
        self.replace = push_button(themes, "", "", "arrows-clockwise", compact=True)
        self.remove = push_button(themes, self.tr("Remove"), "", "trash", compact=True)
        self._place = QVBoxLayout()
        self.criteria = CriteriaBox(themes)
        self.skills = ShownSkills(themes)
        self.note = NoteSection(themes)
        self.told = ToldSection(themes)
        self.where = TextLabel(themes, "", "caption", "tertiary", wrap=True, selectable=True)
        self.area = ScrollColumn("canvas", self.tr("Piece of evidence"))
        self._assemble()
        self._connect()

    # --- Methods --------------------------------------------------------------------------------

    @property
    def subject(self) -> PieceKey | None:
        """The piece shown; what the panel wishes is about it."""
        return self._subject

    def show_piece(self, row: PieceRow | None, plan: Plan) -> None:
        """Show a piece as the plan has it now; what is typed about another is reported before."""
        planned = plan.milestone(row.milestone) if row is not None else None
        piece = planned.milestone.evidence[row.place] if planned is not None and row else None
        key = (row.milestone, row.place, piece.target) if row and piece else None
        if key != self._subject:
            self.commit()
        if row is None or self._subject is None or row.key != self._subject[:2]:
            self.area.verticalScrollBar().setValue(0)
        self._subject = key
        self.area.content.setVisible(piece is not None)
        if row is None or planned is None or piece is None:
            return
        self._show_head(row, piece)
        self._show_trouble(row, piece)
        self._show_milestone(planned)
        subject = Subject(planned, plan, self._session.catalogue, self._session.words)
        self.criteria.show_subject(subject, read_only=self._session.read_only)
        names = {
            state.skill: self._session.catalogue.skill_name(state.skill) for state in plan.skills
        }
        self.skills.show_piece(piece, planned.milestone, names)
        self.note.show_piece(piece)
        self.told.show_piece(piece)
        self.where.setText(self._kept_where(piece, plan))
        writable = not self._session.read_only
        changing = (self.title, self.star, self.replace, self.remove)
        for part in (*changing, self.skills, self.note, self.told):
            part.setEnabled(writable)
        set_reading_order(self)

    def commit(self) -> None:
        """Report what is being typed, before something else is shown."""
        if self._subject is not None:
            self.title.commit()
            self.note.commit()
            self.told.commit()

    def rename(self) -> None:
        """Put the keyboard into the title."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def focus_first(self) -> None:
        """Put the keyboard on what opens the piece."""
        self.open.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """As wide as the design says."""
        return QSize(340, 600)

    def minimumSizeHint(self) -> QSize:
        """What its parts need."""
        return QSize(self.area.minimumSizeHint().width(), 200)

    # --- Qt's side ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.facts, 1)
        head.addWidget(self.star)
        head.addWidget(self.close_button)
        buttons = FlowLayout(spacing=8)
        for button in (self.open, self.folder, self.replace, self.remove):
            buttons.addWidget(button)
        column = self.area.column
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addLayout(self._place)
        column.addWidget(self.banner)
        column.addWidget(self.caution)
        column.addLayout(buttons)
        column.addWidget(self.criteria)
        column.addWidget(self.skills)
        column.addWidget(self.note)
        column.addWidget(self.told)
        column.addWidget(self.where)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.area.content.hide()

    def _connect(self) -> None:
        for button, wish in (
            (self.open, self.open_requested),
            (self.folder, self.folder_requested),
            (self.replace, self.replace_requested),
            (self.remove, self.remove_requested),
            (self.star, self.star_requested),
            (self.close_button, self.close_requested),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit())
        self.title.kept.connect(self._rename)
        self.banner.action_requested.connect(self._act)
        self.criteria.met_requested.connect(self.met_requested)
        self.told.fields_edited.connect(self.fields_edited)
        self.note.note_edited.connect(
            lambda words, typing: self.fields_edited.emit({"target": words}, typing)
        )
        self.skills.skills_edited.connect(
            lambda skills: self.fields_edited.emit({"skills": skills}, False)
        )

    def _show_head(self, row: PieceRow, piece: Evidence) -> None:
        self.facts.setText(row.facts)
        self.star.setChecked(piece.starred)
        self.star.set_icon_name("star-fill" if piece.starred else "star")
        self.title.show_text(row.title)
        is_file = piece.kind is EvidenceKind.FILE
        self.folder.setVisible(is_file)
        self.replace.setVisible(piece.kind is not EvidenceKind.NOTE)
        self.replace.setText(self.tr("Replace file…") if is_file else self.tr("Change address…"))

    def _show_trouble(self, row: PieceRow, piece: Evidence) -> None:
        actions = [
            BannerAction(FIND, self.tr("Find it…")),
            BannerAction(REMOVE, self.tr("Remove"), quiet=True),
        ]
        if row.icon != "link-break":
            actions = [BannerAction(KEEP, self.tr("Keep it as it is now"))]
        if row.warning:
            shown = () if self._session.read_only else actions
            self.banner.show_message("warning", row.trouble + ".", row.warning, shown)
        self.banner.setVisible(bool(row.warning))
        if row.caution:
            fact = self.tr("Before you show it.")
            self.caution.show_message("info", fact, row.caution)
        self.caution.setVisible(bool(row.caution))

    def _show_milestone(self, planned: PlannedMilestone) -> None:
        milestone = planned.milestone
        item = self._place.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
        line = LineButton(
            self._themes,
            milestone.title,
            KIND_ICONS[milestone.kind.value],
            color=milestone.kind.value,
            framed=True,
        )
        line.setAccessibleDescription(self.tr("Show the milestone in the plan"))
        line.clicked.connect(lambda: self.milestone_requested.emit(milestone.id))
        self._place.addWidget(line)

    def _kept_where(self, piece: Evidence, plan: Plan) -> str:
        if piece.kind is EvidenceKind.NOTE:
            return ""
        day = self._session.words.date(piece.added)
        added = self.tr("Added on {date}.").format(date=day)
        return f"{piece.target}\n{added}"

    def _rename(self, title: str) -> None:
        self.fields_edited.emit({"title": title}, False)

    def _act(self, action: str) -> None:
        wishes = {FIND: self.replace_requested, KEEP: self.keep_requested}
        wishes.get(action, self.remove_requested).emit()

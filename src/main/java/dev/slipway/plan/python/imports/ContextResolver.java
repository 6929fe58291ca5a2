package dev.slipway.plan.python.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Says, once a file is read, what the blocks that hold imports mean for them. Each block is resolved once, from its
 * parent's result; blocks without imports never are.
 */
final class ContextResolver {
    /** Beyond so many branches of one chain of {@code elif}, the negations of the earliest are left out. */
    private static final int MOST_NEGATIONS = 8;

    private final Cursor cursor;
    private final ConditionReader conditions;

    ContextResolver(Cursor cursor) {
        this.cursor = cursor;
        this.conditions = new ConditionReader(cursor);
    }

    void resolve(List<Findings.Found> imports) {
        for (Findings.Found found : imports) {
            resolve(found.scope());
        }
    }

    private void resolve(Scope scope) {
        Deque<Scope> unresolved = new ArrayDeque<>();
        for (Scope s = scope; s != null && !s.isResolved(); s = s.parent) {
            unresolved.push(s);
        }
        for (Scope s : unresolved) {
            resolveFromParent(s);
        }
    }

    private void resolveFromParent(Scope scope) {
        switch (scope.kind) {
            case MODULE -> scope.resolve(Surroundings.NONE, ImportContext.TOP_LEVEL);
            case CLASS, MATCH, PLAIN -> scope.resolve(outer(scope), scope.parent.context());
            case FUNCTION -> resolveFunction(scope);
            case TRY, TRY_ELSE, EXCEPT -> resolveTry(scope);
            case SUPPRESS -> addTry(scope, new TryBranch(scope.line, 0, false), ImportContext.OPTIONAL);
            case IF, ELIF, ELSE, CASE -> resolveCondition(scope);
        }
    }

    private static Surroundings outer(Scope scope) {
        return scope.parent.surroundings();
    }

    private static void resolveFunction(Scope scope) {
        Surroundings outer = outer(scope);
        Surroundings all = new Surroundings(true, outer.typeChecking(), outer.tries(), outer.guards());
        // A try around the definition does not catch what a call raises.
        scope.resolve(all, outer.typeChecking() ? ImportContext.TYPE_CHECKING : ImportContext.FUNCTION);
    }

    private void resolveTry(Scope scope) {
        Scope.TryStatement statement = scope.tryStatement;
        if (!statement.catchesFailedImport) {
            scope.resolve(outer(scope), scope.parent.context());
            return;
        }
        boolean fallback = scope.kind == Scope.Kind.EXCEPT;
        addTry(scope, new TryBranch(statement.line, scope.branch, statement.raisesAgain),
                fallback ? ImportContext.FALLBACK : ImportContext.OPTIONAL);
    }

    private void addTry(Scope scope, TryBranch branch, ImportContext context) {
        Surroundings outer = outer(scope);
        List<TryBranch> tries = appended(outer.tries(), branch);
        Surroundings all = new Surroundings(outer.inFunction(), outer.typeChecking(), tries, outer.guards());
        scope.resolve(all, outer.typeChecking() ? ImportContext.TYPE_CHECKING : context);
    }

    private void resolveCondition(Scope scope) {
        Surroundings outer = outer(scope);
        List<Guard> guards = new ArrayList<>(outer.guards());
        boolean typeChecking = outer.typeChecking() || addGuards(scope, guards);
        cursor.extraWork += guards.size();
        Surroundings all = new Surroundings(outer.inFunction(), typeChecking, outer.tries(), guards);
        boolean conditional = guards.size() > outer.guards().size();
        scope.resolve(all, context(typeChecking, conditional, scope.parent.context()));
    }

    private static ImportContext context(boolean typeChecking, boolean conditional, ImportContext outer) {
        if (typeChecking) {
            return ImportContext.TYPE_CHECKING;
        }
        return conditional && outer == ImportContext.TOP_LEVEL ? ImportContext.CONDITIONAL : outer;
    }

    /** Adds the negations of the earlier branches and the branch's own condition; true if it is for type checkers. */
    private boolean addGuards(Scope scope, List<Guard> guards) {
        boolean typeChecking = addNegations(scope, guards);
        if (scope.kind == Scope.Kind.CASE) {
            guards.add(new Guard.Other("case" + conditions.text(scope), false));
            return typeChecking;
        }
        return scope.kind == Scope.Kind.ELSE ? typeChecking : addCondition(scope, guards) || typeChecking;
    }

    private boolean addNegations(Scope scope, List<Guard> guards) {
        boolean typeChecking = false;
        Scope earlier = scope.previousBranch;
        for (int i = 0; earlier != null && i < MOST_NEGATIONS; i++) {
            Condition condition = conditionOf(earlier);
            typeChecking |= condition.isNotTypeChecking();
            if (!condition.isAboutTypeCheckingOnly()) {
                guards.add(earlier.negation);
            }
            earlier = earlier.previousBranch;
        }
        return typeChecking;
    }

    private boolean addCondition(Scope scope, List<Guard> guards) {
        Condition condition = conditionOf(scope);
        guards.addAll(condition.guards());
        return condition.isTypeChecking();
    }

    private Condition conditionOf(Scope scope) {
        if (scope.condition == null) {
            scope.condition = conditions.read(scope);
            scope.negation = scope.condition.negated();
        }
        return scope.condition;
    }

    private <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        cursor.extraWork += longer.size();
        return longer;
    }
}

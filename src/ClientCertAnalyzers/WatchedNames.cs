using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>
/// The names that the analyzers of one compilation look for, and where they stand in its files. A file is walked once for all of them: to
/// be called for every name of a project costs an analyzer more than to look at those that concern it.
/// </summary>
internal sealed class WatchedNames
{
    private static readonly ConditionalWeakTable<Compilation, WatchedNames> Cache = new();

    private readonly ConcurrentDictionary<SyntaxTree, Found> _files = new();

    /// <summary>Replaced and never changed, so that a file knows for which names it was walked.</summary>
    private volatile HashSet<string> _names = [];

    public static WatchedNames Of(Compilation compilation) => Cache.GetValue(compilation, static _ => new());

    public void Add(HashSet<string> names)
    {
        lock (_files)
        {
            if (!names.IsSubsetOf(_names))
            {
                _names = [.. _names, .. names];
            }
        }
    }

    /// <summary>All watched names of a file, those of other analyzers too.</summary>
    public SimpleNameSyntax[] In(SyntaxNode root)
    {
        var names = _names;
        if (!_files.TryGetValue(root.SyntaxTree, out var found) || found.Names != names)
        {
            // An editor may ask one analyzer after the other, each with new names.
            _files[root.SyntaxTree] = found = new(names, Walk(root, names));
        }

        return found.Places;
    }

    private static SimpleNameSyntax[] Walk(SyntaxNode root, HashSet<string> names) =>
        [.. root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText))];

    private sealed class Found(HashSet<string> names, SimpleNameSyntax[] places)
    {
        public HashSet<string> Names { get; } = names;

        public SimpleNameSyntax[] Places { get; } = places;
    }
}

internal static class WatchedNamesRegistration
{
    /// <summary>Calls <paramref name="action"/> for every use of one of <paramref name="names"/>. A name proves nothing: the action compares symbols.</summary>
    public static void RegisterNames(this CompilationStartAnalysisContext context, HashSet<string> names, Action<Sighting> action) =>
        context.RegisterNames(names, Sighting.Used, action);

    /// <param name="context">Of the analyzer.</param>
    /// <param name="names">What opens the door.</param>
    /// <param name="used">The syntax to look at for a name, or null where the name is of no interest.</param>
    /// <param name="action">Gets the operation of that syntax.</param>
    public static void RegisterNames(this CompilationStartAnalysisContext context, HashSet<string> names, Func<SyntaxNode, SyntaxNode?> used, Action<Sighting> action)
    {
        var watched = WatchedNames.Of(context.Compilation);
        watched.Add(names);
        context.RegisterSyntaxNodeAction(
            file =>
            {
                foreach (var name in watched.In(file.Node))
                {
                    if (names.Contains(name.Identifier.ValueText)
                        && IsAsked(name, file)
                        && used(name) is { } node
                        && Sighting.Of(file, node) is { } sighting)
                    {
                        action(sighting);
                    }
                }
            },
            SyntaxKind.CompilationUnit);
    }

    /// <summary>An editor asks about a few lines; a finding may stand on another line of the same member than the name that leads to it.</summary>
    private static bool IsAsked(SyntaxNode name, SyntaxNodeAnalysisContext file) =>
        file.FilterSpan is not { } span || name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || member.FullSpan.IntersectsWith(span);
}

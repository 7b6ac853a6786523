using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>
/// The names that the analyzers of one compilation look for, and where they stand in its files. A file is searched once for all of them: to
/// be called for every name of a project costs an analyzer more than to look at those that concern it.
/// </summary>
internal sealed class WatchedNames
{
    private static readonly ConditionalWeakTable<Compilation, WatchedNames> Cache = new();

    private readonly ConcurrentDictionary<SyntaxTree, (NameSearch Search, SimpleNameSyntax[] Places)> _files = new();

    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _ofCertificates = [];

    /// <summary>Replaced and never changed, so that a file knows for which names it was searched. Null where names have come since.</summary>
    private volatile Searches? _searches;

    public static WatchedNames Of(Compilation compilation) => Cache.GetValue(compilation, static _ => new());

    public void Add(HashSet<string> names, bool onlyInCertificateFiles = false)
    {
        lock (_names)
        {
            var known = onlyInCertificateFiles ? _ofCertificates : _names;
            var before = known.Count;
            known.UnionWith(names);
            if (known.Count != before)
            {
                _searches = null;
            }
        }
    }

    /// <summary>All watched names of a file, those of other analyzers too.</summary>
    public SimpleNameSyntax[] In(SyntaxTree file, CancellationToken cancellationToken)
    {
        var searches = _searches ?? Begin();
        var search = CertificateFiles.Contain(file) ? searches.OfCertificates : searches.OfAny;
        if (!_files.TryGetValue(file, out var found) || found.Search != search)
        {
            // An editor may ask one analyzer after the other, each with new names.
            _files[file] = found = (search, search.In(file, cancellationToken));
        }

        return found.Places;
    }

    /// <summary>When the first file is searched: all analyzers have named their names by then, and to begin anew for each would cost more than to search.</summary>
    private Searches Begin()
    {
        lock (_names)
        {
            return _searches ??= new(new(_names), new([.. _names, .. _ofCertificates]));
        }
    }

    /// <param name="OfAny">In any file.</param>
    /// <param name="OfCertificates">The same with the names that mean something only in files that speak of certificates: any other file is full of them.</param>
    private sealed record Searches(NameSearch OfAny, NameSearch OfCertificates);
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
        context.RegisterPlaces(watched, names, onlyInCertificateFiles: false, used, action);
    }

    /// <summary>The same in files that speak of certificates: for names that any code has, such as <c>Equals</c>.</summary>
    public static void RegisterNamesOfCertificates(this CompilationStartAnalysisContext context, HashSet<string> names, Action<Sighting> action)
    {
        var watched = WatchedNames.Of(context.Compilation);
        watched.Add(names, onlyInCertificateFiles: true);
        context.RegisterPlaces(watched, names, onlyInCertificateFiles: true, Sighting.Used, action);
    }

    /// <summary>Calls <paramref name="action"/> for every <c>==</c> and <c>!=</c> between certificates.</summary>
    public static void RegisterCertificateEqualities(this CompilationStartAnalysisContext context, INamedTypeSymbol certificate, Action<Sighting> action) =>
        context.RegisterSyntaxNodeAction(
            file =>
            {
                // In most files this is all that it does.
                foreach (var node in CertificateFiles.Contain(file.Node.SyntaxTree) ? file.Node.DescendantNodes() : [])
                {
                    if (node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Left: not LiteralExpressionSyntax and var left, Right: not LiteralExpressionSyntax }
                        && IsAsked(node, file)
                        && file.SemanticModel.GetTypeInfo(left, file.CancellationToken).Type?.Is(certificate) is true
                        && Sighting.Of(file, node) is { } sighting)
                    {
                        action(sighting);
                    }
                }
            },
            SyntaxKind.CompilationUnit);

    private static void RegisterPlaces(
        this CompilationStartAnalysisContext context, WatchedNames watched, HashSet<string> names, bool onlyInCertificateFiles, Func<SyntaxNode, SyntaxNode?> used, Action<Sighting> action) =>
        context.RegisterSyntaxNodeAction(
            file =>
            {
                // Another analyzer may watch the same name in all files. Here a single one makes the compiler bind a whole method for nothing.
                if (onlyInCertificateFiles && !CertificateFiles.Contain(file.Node.SyntaxTree))
                {
                    return;
                }

                foreach (var name in watched.In(file.Node.SyntaxTree, file.CancellationToken))
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

    /// <summary>
    /// Calls <paramref name="action"/> for the arguments of calls and creations with one of <paramref name="names"/>, and of <c>new(...)</c>,
    /// which names nothing, where it makes a <paramref name="created"/>.
    /// </summary>
    public static void RegisterArguments(
        this CompilationStartAnalysisContext context, HashSet<string> names, INamedTypeSymbol created, Action<Sighting, ArgumentSyntax> action)
    {
        context.RegisterNames(names, sighting => Each(sighting, action));
        context.RegisterCreations(created, sighting => Each(sighting, action));
    }

    /// <summary>Calls <paramref name="action"/> for every <c>new(...)</c> that makes a <paramref name="created"/>.</summary>
    public static void RegisterCreations(this CompilationStartAnalysisContext context, INamedTypeSymbol created, Action<Sighting> action) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (Makes((ImplicitObjectCreationExpressionSyntax)node.Node, created, node) && Sighting.Of(node, node.Node) is { } sighting)
                {
                    action(sighting);
                }
            },
            SyntaxKind.ImplicitObjectCreationExpression);

    private static void Each(Sighting sighting, Action<Sighting, ArgumentSyntax> action)
    {
        var list = sighting.Operation.Syntax switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        foreach (var argument in list?.Arguments ?? default)
        {
            action(sighting, argument);
        }
    }

    /// <summary>A file that does not speak of certificates makes none: most files are done with that, and need not be bound.</summary>
    private static bool Makes(ImplicitObjectCreationExpressionSyntax creation, INamedTypeSymbol created, SyntaxNodeAnalysisContext context) =>
        CertificateFiles.Contain(creation.SyntaxTree)
        && context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type?.Is(created) == true;

    /// <summary>An editor asks about a few lines; a finding may stand on another line of the same member than the name that leads to it.</summary>
    private static bool IsAsked(SyntaxNode name, SyntaxNodeAnalysisContext file) =>
        file.FilterSpan is not { } span || name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || member.FullSpan.IntersectsWith(span);
}

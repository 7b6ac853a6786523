using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Libraries;

/// <summary>Finds the switches of other libraries that turn validation off: members, and keywords in connection strings. All that it knows of them stands in the table.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LibrarySwitchAnalyzer() : ClientCertAnalyzer([.. LibraryTable.All.Select(library => library.Rule).Distinct()])
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var referenced = new HashSet<string>(context.Compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name), StringComparer.Ordinal);
        var libraries = LibraryTable.All.Where(library => referenced.Contains(library.Assembly)).ToArray();
        if (libraries.Length == 0)
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([.. libraries.SelectMany(library => library.Names)], Used, sighting =>
        {
            foreach (var library in libraries)
            {
                if (Concerns(sighting.Operation, library) && FindingOf(sighting.Operation, library, symbols) is { } finding)
                {
                    if (!HasOwnValidation(library, sighting))
                    {
                        finding.Report(sighting, library.Rule, severities);
                    }

                    return;
                }
            }
        });
    }

    private static SwitchFinding? FindingOf(IOperation operation, Library library, KnownSymbols symbols)
    {
        foreach (var row in library.Switches)
        {
            if (symbols.OfLibrary(library.Assembly, row.Type) is { } type && SwitchUse.Of(operation, row, type) is { } finding)
            {
                return finding;
            }
        }

        return ConnectionStringUse.Of(operation, library, symbols);
    }

    /// <summary>What a name may be the switch of: the target of an assignment, a call, the creation of an object, a method that is handed over.</summary>
    private static SyntaxNode? Used(SyntaxNode name) => Sighting.Used(name) switch
    {
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => Sighting.Used(name),
        { Parent: AssignmentExpressionSyntax assignment } target when assignment.Left == target => target,
        { Parent: ArgumentSyntax or AssignmentExpressionSyntax } value => value,
        // MongoUrl.Create("...").
        { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } type when access.Expression == type => call,
        // SqlConnection connection = new("...");
        { Parent: VariableDeclarationSyntax { Variables: [{ Initializer.Value: ImplicitObjectCreationExpressionSyntax creation }] } declaration } type when declaration.Type == type => creation,
        _ => null,
    };

    private static bool Concerns(IOperation operation, Library library)
    {
        return operation switch
        {
            IPropertyReferenceOperation property => IsOf(property.Property.ContainingType) || IsOf(property.Instance?.Type),
            IMethodReferenceOperation method => IsOf(method.Method.ContainingType),
            IInvocationOperation call => IsOf(call.TargetMethod.ContainingType),
            IObjectCreationOperation creation => IsOf(creation.Constructor?.ContainingType),
            _ => false,
        };

        bool IsOf(ITypeSymbol? type) => type?.ContainingAssembly?.Name == library.Assembly;
    }

    /// <summary>Somewhere the project gives the library a validation of its own. Whether this very object gets it is not to be seen from here.</summary>
    private static bool HasOwnValidation(Library library, Sighting sighting)
    {
        if (library.OwnValidation.Length == 0)
        {
            return false;
        }

        var (watched, model) = (WatchedNames.Of(sighting.Compilation), sighting.Operation.SemanticModel);
        return sighting.Compilation.SyntaxTrees.SelectMany(file => watched.In(file, sighting.CancellationToken)).Any(name =>
            library.OwnValidation.Contains(name.Identifier.ValueText)
            && IsOfLibrary(model?.For(name.SyntaxTree)?.GetSymbolInfo(name, sighting.CancellationToken).Symbol));

        // A name that nobody can resolve may be anything.
        bool IsOfLibrary(ISymbol? member) => member is null || (member is not INamedTypeSymbol && member.ContainingAssembly?.Name == library.Assembly);
    }
}

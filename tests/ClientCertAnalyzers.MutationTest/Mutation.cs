using System.Reflection;

namespace ClientCertAnalyzers.MutationTest;

/// <summary>The switch that Stryker builds into the mutated assembly: all mutants are in it, and at most one is on.</summary>
internal static class Mutation
{
    public const int None = -1;

    private static readonly Type Control = Assembly.Load("ClientCertAnalyzers").GetTypes().SingleOrDefault(type => type.Name == "MutantControl")
        ?? throw new InvalidOperationException("The ClientCertAnalyzers.dll beside this program is not a mutated one.");

    public static int Active
    {
        set => Control.GetField("ActiveMutant")!.SetValue(null, value);
    }

    /// <summary>The mutants that <paramref name="code"/> comes to, and those of them in static initializers.</summary>
    public static (IReadOnlyCollection<int> All, IReadOnlyCollection<int> Static) Reached(Action code)
    {
        Control.GetMethod("ResetCoverage")!.Invoke(null, null);
        Control.GetField("CaptureCoverage")!.SetValue(null, true);
        code();
        Control.GetField("CaptureCoverage")!.SetValue(null, false);
        var data = (IList<int>[])Control.GetMethod("GetCoverageData")!.Invoke(null, null)!;
        return ([.. data[0].Concat(data[1]).Distinct()], [.. data[1].Distinct()]);
    }
}

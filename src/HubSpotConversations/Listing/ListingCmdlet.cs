using System.Management.Automation;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Listing;

/// <summary>
/// The base of cmdlets that list objects page by page. They emit each object as it arrives, support -First, -Skip and
/// -IncludeTotalCount, and request only the pages they need.
/// </summary>
public abstract class ListingCmdlet : ConnectedCmdlet
{
    private protected const string ListSet = "List";
    private protected const string IdSet = "Id";

    // A constraint on a client type would load the client when PowerShell inspects the cmdlets on import.

    /// <summary>Writes a list to the pipeline. A failure is an error of this list only.</summary>
    private protected void WriteList<T>(Func<ListPlan<T>> plan, object? target = null)
        where T : class
        => ProcessItem(target, () => WriteList(plan()));

    private void WriteList<T>(ListPlan<T> plan)
        where T : class
    {
        HubSpotConnection connection = CurrentConnection;
        var traces = new RequestTraces(this, Streams);
        ConversationsClient client = traces.Observe(connection.Client, Waits);
        using var end = new CancellationTokenSource();
        try
        {
            ListCursor<T>[] cursors = plan.Queries
                .Select(query => new ListCursor<T>(
                    query(client),
                    fetch => WaitFor(fetch, traces),
                    plan.LargestPage,
                    end.Token))
                .ToArray();
            Write(plan, cursors);
        }
        finally
        {
            // However the list ends (-First, Ctrl+C, an error), make no further request.
            end.Cancel();
        }
    }

    /// <summary>Reads a list without writing it. It requests each page when it is needed.</summary>
    private protected IEnumerable<T> ReadList<T>(ListPlan<T> plan)
        where T : class
    {
        var traces = new RequestTraces(this, Streams);
        ConversationsClient client = traces.Observe(CurrentConnection.Client, Waits);
        using var end = new CancellationTokenSource();
        try
        {
            ListCursor<T>[] cursors = [.. plan.Queries.Select(query => new ListCursor<T>(
                query(client), fetch => WaitFor(fetch, traces), plan.LargestPage, end.Token))];
            foreach (T item in Matching(plan, new ListMerge<T>(cursors, plan.Order), wanted: null, hasStarted: false))
            {
                yield return item;
            }
        }
        finally
        {
            end.Cancel();
        }
    }

    private Page<T>? WaitFor<T>(Func<CancellationToken, Task<Page<T>?>> fetch, RequestTraces traces)
        where T : class
    {
        try
        {
            return AwaitAt(CurrentConnection, (pipeline, cancellationToken) =>
            {
                Waits.Attach(pipeline);
                return fetch(cancellationToken);
            });
        }
        finally
        {
            Waits.Attach(null);
            traces.Report();
        }
    }

    private void Write<T>(ListPlan<T> plan, ListCursor<T>[] cursors)
        where T : class
    {
        ulong skip = PagingParameters?.Skip ?? 0;
        ulong first = PagingParameters?.First ?? ulong.MaxValue;
        bool isTotalDue = PagingParameters?.IncludeTotalCount == true;
        if (first == 0 && !isTotalDue)
        {
            return;
        }

        var merge = new ListMerge<T>(cursors, plan.Order);
        long? wanted = Wanted(plan, skip, first);
        if (isTotalDue && merge.MoveNext(wanted))
        {
            WriteTotal(merge.Total, isExact: plan.Filter is null);
        }
        else if (isTotalDue)
        {
            WriteTotal(merge.Total ?? 0, isExact: true);
            return;
        }

        IEnumerable<T> items = Matching(plan, merge, wanted, hasStarted: isTotalDue);
        foreach (T item in plan.IsReversed ? items.Reverse() : items)
        {
            if (skip > 0)
            {
                skip--;
            }
            else if (first > 0)
            {
                WriteObject(plan.Complete is { } complete ? complete(item) : item);
                first--;
            }

            if (first == 0)
            {
                return;
            }
        }
    }

    /// <summary>The items that match the filter, up to the end of the list or its maximum.</summary>
    private static IEnumerable<T> Matching<T>(ListPlan<T> plan, ListMerge<T> merge, long? wanted, bool hasStarted)
        where T : class
    {
        int taken = 0;
        while ((plan.Most is null || taken < plan.Most) && (hasStarted || merge.MoveNext(wanted - taken)))
        {
            hasStarted = false;
            T item = merge.Current;
            if (plan.IsBeyondEnd?.Invoke(item) == true)
            {
                yield break;
            }

            if (plan.Filter?.Invoke(item) != false)
            {
                taken++;
                yield return item;
            }
        }
    }

    private static long? Wanted<T>(ListPlan<T> plan, ulong skip, ulong first)
        where T : class
    {
        long? asked = first <= int.MaxValue && skip <= int.MaxValue ? (long)(skip + first) : null;
        return plan.Filter is not null ? null
            : plan.Most is not { } most ? asked
            : plan.IsReversed ? most
            : Math.Min(most, asked ?? most);
    }

    private void WriteTotal(long? total, bool isExact)
        => WriteObject(total is { } count && isExact
            ? PagingParameters.NewTotalCount((ulong)Math.Max(0, count), 1.0)
            : PagingParameters.NewTotalCount((ulong)Math.Max(0, total ?? 0), 0.0));
}
